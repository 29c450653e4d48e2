-- expand
-- Who could not be recognised, where, and why (实名认证异常): name and number only as a screen shows them, in part.
CREATE TABLE real_name_failure (
  org          VARCHAR(32)  NOT NULL,
  happened_at  BIGINT       NOT NULL,
  failure_id   VARCHAR(36)  NOT NULL,
  place        VARCHAR(64)  NOT NULL,
  code         VARCHAR(48)  NOT NULL,
  words        VARCHAR(200) NOT NULL,
  part_name    VARCHAR(64)  NOT NULL,
  part_number  VARCHAR(64)  NOT NULL,
  PRIMARY KEY (org, happened_at, failure_id)
);
CREATE INDEX real_name_failure_number ON real_name_failure (org, part_number, happened_at);
