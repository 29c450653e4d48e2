-- The truth about orders (订单流水) and what hangs on it. Only inserted into, except: claims released by the page that
-- ends an order, appointments, secrets purged by policy or sealed anew.
-- Instants are epoch milliseconds, amounts fen, numbers and names compared byte by byte.

-- One fact a row. Its fields stand in body; what does not fit there goes on in body_more.
CREATE TABLE order_history (
  order_id     VARCHAR(16)   NOT NULL,
  seq          BIGINT        NOT NULL,
  page_id      VARCHAR(64)   NOT NULL,
  written_at   BIGINT        NOT NULL,
  kind         VARCHAR(64)   NOT NULL,
  kind_version INT           NOT NULL,
  body         VARCHAR(8000) NOT NULL,
  body_more    MEDIUMTEXT,
  PRIMARY KEY (order_id, seq)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A number that only one order may hold (占用).
CREATE TABLE claim (
  kind        VARCHAR(24)  NOT NULL,
  org         VARCHAR(32)  NOT NULL,
  number_text VARCHAR(128) NOT NULL,
  order_id    VARCHAR(16)  NOT NULL,
  round_no    INT          NOT NULL,
  PRIMARY KEY (kind, org, number_text)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX claim_order ON claim (order_id);

-- The books (记账). page_seq is the place of the page's first line, place the posting's place on the page.
CREATE TABLE posting (
  order_id   VARCHAR(16)   NOT NULL,
  page_seq   BIGINT        NOT NULL,
  place      INT           NOT NULL,
  account    VARCHAR(64)   NOT NULL,
  part       VARCHAR(16)   NOT NULL,
  fen        BIGINT        NOT NULL,
  request_no VARCHAR(32)   NOT NULL,
  far_number VARCHAR(64)   NOT NULL,
  far_time   BIGINT        NOT NULL,
  bill_day   VARCHAR(8)    NOT NULL,
  booked_at  BIGINT        NOT NULL,
  labels     VARCHAR(2000) NOT NULL,
  PRIMARY KEY (order_id, page_seq, place)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX posting_account_day ON posting (account, bill_day);

-- Who should be looked at, and when (待办). Taking an order moves its appointment to the end of the lease.
CREATE TABLE agenda (
  order_id VARCHAR(16) NOT NULL,
  look_at  BIGINT      NOT NULL,
  taken_by VARCHAR(96) NOT NULL,
  PRIMARY KEY (order_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX agenda_look ON agenda (look_at);

-- Secrets by reference, encrypted; key_id names the key.
CREATE TABLE sealed (
  ref       VARCHAR(128)    NOT NULL,
  order_id  VARCHAR(16)     NOT NULL,
  sealed_at BIGINT          NOT NULL,
  key_id    VARCHAR(32)     NOT NULL,
  box       VARBINARY(8000) NOT NULL,
  box_more  MEDIUMBLOB,
  PRIMARY KEY (ref)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX sealed_order ON sealed (order_id);
CREATE INDEX sealed_time ON sealed (sealed_at);
