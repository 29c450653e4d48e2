-- What is known of uploads in batches (分批上传记录, 2301). Insert only; the newest step of a batch counts.
CREATE TABLE upload_batch (
  request_no VARCHAR(20) NOT NULL,
  batch_no   INT         NOT NULL,
  step_no    BIGINT      NOT NULL,
  stage      VARCHAR(12) NOT NULL,
  noted_at   BIGINT      NOT NULL,
  PRIMARY KEY (request_no, batch_no, step_no)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Which orders moved money on a day (对账按日取账).
CREATE INDEX posting_day ON posting (bill_day, order_id);
