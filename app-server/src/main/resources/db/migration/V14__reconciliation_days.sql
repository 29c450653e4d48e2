-- Days that fail, days that are compared anew because an earlier one hands on something else, and what a day hands on row by row.

-- failures: how often in a row the day was taken up and not brought to its end; a day that was given up is FAILED.
ALTER TABLE reconciliation_run ADD COLUMN failures INT DEFAULT 0 NOT NULL;
-- carry_digest: of what the day hands on, which names its rows in carried_row. read_digest: of what it was handed when it ran last.
-- A day whose read_digest is not its predecessor's carry_digest is compared again. '' = ended before this migration, not known.
ALTER TABLE reconciliation_run ADD COLUMN carry_digest VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE reconciliation_run ADD COLUMN read_digest VARCHAR(64) DEFAULT '' NOT NULL;

-- What a day hands to the next (跨日挂账). Written before the run names it by its digest, so a run that dies leaves rows that nobody
-- reads. What days before this migration hand on stays where it is, in reconciliation_run.carry_over: nothing is moved, since a text
-- cannot be cut into rows in portable SQL and since it is read from there as long as its day has no carry_digest; the day's own next
-- run writes rows and empties the column. So no row that waits is lost, and none is read twice.
CREATE TABLE carried_row (
  org          VARCHAR(32) NOT NULL,
  run_day      VARCHAR(8)  NOT NULL,
  carry_digest VARCHAR(64) NOT NULL,
  row_no       BIGINT      NOT NULL,
  party        VARCHAR(48) NOT NULL,
  side         VARCHAR(8)  NOT NULL,
  reported     INT         NOT NULL,
  request_no   VARCHAR(64) NOT NULL,
  far_number   VARCHAR(64) NOT NULL,
  line         MEDIUMTEXT  NOT NULL,
  PRIMARY KEY (org, run_day, carry_digest, row_no)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX carried_row_request ON carried_row (org, run_day, request_no);
CREATE INDEX carried_row_far ON carried_row (org, run_day, far_number);

-- The number under which a finding's row stands in the far side's bill; its key is ours where there is one. '' = none, or found before
-- this migration and not found again since: such a one is met by its order.
ALTER TABLE finding ADD COLUMN far_number VARCHAR(64) DEFAULT '' NOT NULL;
CREATE INDEX finding_far ON finding (org, far_number);
