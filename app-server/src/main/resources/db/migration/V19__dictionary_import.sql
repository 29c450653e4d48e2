-- Imports of dictionaries that somebody started at the console (导入任务): how far each has come and what became of it.
-- stage: CHECKING, WRITING, then DONE (version_id), REFUSED (defects, one to a line) or FAILED. seen_at is moved on as long as a node
-- works on it; one that stands still was left behind by a node that died, and nothing of it was put down.
CREATE TABLE dictionary_import (
  import_id  VARCHAR(32)  NOT NULL,
  book       VARCHAR(24)  NOT NULL,
  title      VARCHAR(200) NOT NULL,
  file_name  VARCHAR(200) NOT NULL,
  asked_by   VARCHAR(64)  NOT NULL,
  asked_at   BIGINT       NOT NULL,
  seen_at    BIGINT       NOT NULL,
  stage      VARCHAR(16)  NOT NULL,
  done_lines BIGINT       NOT NULL,
  all_lines  BIGINT       NOT NULL,
  version_id VARCHAR(24)  NOT NULL,
  defects    MEDIUMTEXT   NOT NULL,
  PRIMARY KEY (import_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX dictionary_import_time ON dictionary_import (asked_at);
