-- Daily reconciliation (对账): bills as they were fetched, what did not agree, and what was done about it.

-- One day of one hospital. taken_until is the lease of the node that works on it; asked_at when it was last asked for, cut_at up to
-- when our books count. carry_over is what the next day needs of this one.
CREATE TABLE reconciliation_run (
  org         VARCHAR(32)   NOT NULL,
  run_day     VARCHAR(8)    NOT NULL,
  run_state   VARCHAR(16)   NOT NULL,
  stage       VARCHAR(64)   NOT NULL,
  done_rows   BIGINT        NOT NULL,
  attempts    INT           NOT NULL,
  asked_at    BIGINT        NOT NULL,
  asked_by    VARCHAR(64)   NOT NULL,
  cut_at      BIGINT        NOT NULL,
  next_try_at BIGINT        NOT NULL,
  finished_at BIGINT        NOT NULL,
  taken_by    VARCHAR(96)   NOT NULL,
  taken_until BIGINT        NOT NULL,
  words       VARCHAR(1000) NOT NULL,
  carry_over  MEDIUMTEXT,
  PRIMARY KEY (org, run_day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX reconciliation_run_next ON reconciliation_run (run_state, next_try_at);

-- One fetching of one bill. A file that is refused is kept with the lines that were read of it. Rows are never deleted.
CREATE TABLE bill_file (
  file_id    VARCHAR(32)   NOT NULL,
  org        VARCHAR(32)   NOT NULL,
  source     VARCHAR(48)   NOT NULL,
  bill_day   VARCHAR(8)    NOT NULL,
  file_state VARCHAR(16)   NOT NULL,
  digest     VARCHAR(64)   NOT NULL,
  line_count BIGINT        NOT NULL,
  sum_fen    BIGINT        NOT NULL,
  began_at   BIGINT        NOT NULL,
  ended_at   BIGINT        NOT NULL,
  words      VARCHAR(500)  NOT NULL,
  PRIMARY KEY (file_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX bill_file_day ON bill_file (org, bill_day, source);

-- Its lines as they were read, one for each purse; with what we know of them: our order, its care, and by which means it was paid.
CREATE TABLE bill_line (
  file_id    VARCHAR(32)   NOT NULL,
  line_no    BIGINT        NOT NULL,
  request_no VARCHAR(64)   NOT NULL,
  far_number VARCHAR(64)   NOT NULL,
  part       VARCHAR(16)   NOT NULL,
  fen        BIGINT        NOT NULL,
  reversed   INT           NOT NULL,
  far_time   BIGINT        NOT NULL,
  order_id   VARCHAR(16)   NOT NULL,
  care       VARCHAR(16)   NOT NULL,
  pay_means  VARCHAR(24)   NOT NULL,
  labels     VARCHAR(4000) NOT NULL,
  PRIMARY KEY (file_id, line_no)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX bill_line_request ON bill_line (request_no);
CREATE INDEX bill_line_far ON bill_line (far_number);

-- Totals of a day by far side and care (ALL, OUTPATIENT, INPATIENT, UNKNOWN); written anew by each run.
CREATE TABLE reconciliation_total (
  org               VARCHAR(32) NOT NULL,
  run_day           VARCHAR(8)  NOT NULL,
  source            VARCHAR(48) NOT NULL,
  care              VARCHAR(16) NOT NULL,
  side_state        VARCHAR(16) NOT NULL,
  ours_paid         BIGINT      NOT NULL,
  ours_paid_fen     BIGINT      NOT NULL,
  ours_back         BIGINT      NOT NULL,
  ours_back_fen     BIGINT      NOT NULL,
  theirs_paid       BIGINT      NOT NULL,
  theirs_paid_fen   BIGINT      NOT NULL,
  theirs_back       BIGINT      NOT NULL,
  theirs_back_fen   BIGINT      NOT NULL,
  agreed            BIGINT      NOT NULL,
  waiting           BIGINT      NOT NULL,
  waiting_fen       BIGINT      NOT NULL,
  unexplained_fen   BIGINT      NOT NULL,
  PRIMARY KEY (org, run_day, source, care)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What did not agree (差错). finding_id is made of its content: the same difference is the same row, however often it is found.
-- Only finding_state and last_seq change, in step with remedy.
CREATE TABLE finding (
  finding_id    VARCHAR(32)   NOT NULL,
  org           VARCHAR(32)   NOT NULL,
  run_day       VARCHAR(8)    NOT NULL,
  bill_day      VARCHAR(8)    NOT NULL,
  found_at      BIGINT        NOT NULL,
  source        VARCHAR(48)   NOT NULL,
  difference    VARCHAR(4)    NOT NULL,
  form          VARCHAR(4)    NOT NULL,
  also          VARCHAR(64)   NOT NULL,
  care          VARCHAR(16)   NOT NULL,
  key_text      VARCHAR(200)  NOT NULL,
  order_id      VARCHAR(16)   NOT NULL,
  flow          VARCHAR(8)    NOT NULL,
  ours_fen      BIGINT        NOT NULL,
  theirs_fen    BIGINT        NOT NULL,
  direction     VARCHAR(16)   NOT NULL,
  words         VARCHAR(1000) NOT NULL,
  remedy        VARCHAR(32)   NOT NULL,
  needs         VARCHAR(16)   NOT NULL,
  reason        VARCHAR(500)  NOT NULL,
  evidence      MEDIUMTEXT    NOT NULL,
  finding_state VARCHAR(16)   NOT NULL,
  last_seq      INT           NOT NULL,
  PRIMARY KEY (finding_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX finding_day ON finding (org, run_day, finding_id);
CREATE INDEX finding_state_day ON finding (org, finding_state, run_day);
CREATE INDEX finding_key ON finding (org, key_text);
CREATE INDEX finding_order ON finding (order_id);

-- What was done about a finding, step by step: who, when, on which evidence, with what outcome. Only inserted into.
CREATE TABLE remedy (
  finding_id  VARCHAR(32)   NOT NULL,
  seq         INT           NOT NULL,
  done_at     BIGINT        NOT NULL,
  who         VARCHAR(64)   NOT NULL,
  step        VARCHAR(16)   NOT NULL,
  deed        VARCHAR(32)   NOT NULL,
  fen         BIGINT        NOT NULL,
  reason      VARCHAR(500)  NOT NULL,
  evidence    VARCHAR(2000) NOT NULL,
  outcome     VARCHAR(1000) NOT NULL,
  PRIMARY KEY (finding_id, seq)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX remedy_time ON remedy (done_at, finding_id);

-- Our books by day, for reading a whole day in order.
CREATE INDEX posting_day_order ON posting (bill_day, order_id);
