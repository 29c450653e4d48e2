-- Phone number of a relative who pays (亲情付付款人手机号), sealed, under the binding of patient and payer: a digest, no name, no contract.
CREATE TABLE payer_phone (
  org     VARCHAR(32)    NOT NULL,
  binding VARCHAR(32)    NOT NULL,
  key_id  VARCHAR(32)    NOT NULL,
  box     VARBINARY(500) NOT NULL,
  set_by  VARCHAR(64)    NOT NULL,
  set_at  BIGINT         NOT NULL,
  PRIMARY KEY (org, binding)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Notices of the platform that somebody's contract has changed (签约变更通知), so that whoever's it is is told once. person is a keyed
-- digest; box holds the certificate number, sealed. done_at 0 = nobody was told yet; state_told '' = there was nothing to tell.
CREATE TABLE contract_notice (
  org        VARCHAR(32)    NOT NULL,
  serial     VARCHAR(128)   NOT NULL,
  person     VARCHAR(64)    NOT NULL,
  arrived_at BIGINT         NOT NULL,
  done_at    BIGINT         NOT NULL,
  state_told VARCHAR(16)    NOT NULL,
  key_id     VARCHAR(32)    NOT NULL,
  box        VARBINARY(500) NOT NULL,
  PRIMARY KEY (org, serial)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX contract_notice_open ON contract_notice (org, done_at, arrived_at);
CREATE INDEX contract_notice_person ON contract_notice (org, person, done_at);
