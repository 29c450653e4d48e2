-- What is searched and shown (结算单查询). Told from the history, rebuilt by one command; last_seq takes only newer ones.
CREATE TABLE order_view (
  order_id        VARCHAR(16)  NOT NULL,
  last_seq        BIGINT       NOT NULL,
  org             VARCHAR(32)  NOT NULL,
  plan            VARCHAR(32)  NOT NULL,
  entry           VARCHAR(32)  NOT NULL,
  order_state     VARCHAR(24)  NOT NULL,
  round_no        INT          NOT NULL,
  insurance_class VARCHAR(24)  NOT NULL,
  his_bill        VARCHAR(128) NOT NULL,
  visit_no        VARCHAR(64)  NOT NULL,
  patient_ref     VARCHAR(64)  NOT NULL,
  total_fen       BIGINT       NOT NULL,
  taken_fen       BIGINT       NOT NULL,
  returned_fen    BIGINT       NOT NULL,
  opened_at       BIGINT       NOT NULL,
  changed_at      BIGINT       NOT NULL,
  PRIMARY KEY (order_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX order_view_state ON order_view (order_state, changed_at);
CREATE INDEX order_view_bill ON order_view (org, his_bill);
CREATE INDEX order_view_patient ON order_view (org, patient_ref, opened_at);
CREATE INDEX order_view_opened ON order_view (opened_at);
