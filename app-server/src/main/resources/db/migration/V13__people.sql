-- Who works at the console (人员). login in lower case. entry_no counts what ends all sittings: a new password, other roles, a
-- disabling. disabled_at 0 = in use; must_change 1 = the password was given by somebody else; locked_until 0 = not locked.
-- secret_box: the secret of the second factor, encrypted; secret_at 0 = none or not confirmed; step_used: the last one that let in.
CREATE TABLE person (
  login         VARCHAR(32)     NOT NULL,
  org           VARCHAR(32)     NOT NULL,
  person_name   VARCHAR(64)     NOT NULL,
  made_at       BIGINT          NOT NULL,
  made_by       VARCHAR(48)     NOT NULL,
  disabled_at   BIGINT          NOT NULL,
  entry_no      BIGINT          NOT NULL,
  password_hash VARCHAR(500)    NOT NULL,
  password_at   BIGINT          NOT NULL,
  must_change   INT             NOT NULL,
  failures      INT             NOT NULL,
  locked_until  BIGINT          NOT NULL,
  entered_at    BIGINT          NOT NULL,
  secret_at     BIGINT          NOT NULL,
  step_used     BIGINT          NOT NULL,
  key_id        VARCHAR(32)     NOT NULL,
  secret_box    VARBINARY(500),
  PRIMARY KEY (login)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX person_org ON person (org, login);

-- Campuses beside the gateway's own organisation (机构). closed_at 0 = its people may come in.
CREATE TABLE organisation (
  org       VARCHAR(32) NOT NULL,
  title     VARCHAR(64) NOT NULL,
  made_at   BIGINT      NOT NULL,
  made_by   VARCHAR(48) NOT NULL,
  closed_at BIGINT      NOT NULL,
  PRIMARY KEY (org)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What somebody is, and where (按科室的角色). department '' = in all departments.
CREATE TABLE person_role (
  login      VARCHAR(32) NOT NULL,
  role_name  VARCHAR(16) NOT NULL,
  department VARCHAR(32) NOT NULL,
  PRIMARY KEY (login, role_name, department)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who sits at the console now, on whichever node. Of the browser's token only its SHA-256 is kept.
CREATE TABLE sitting (
  token_digest VARCHAR(64) NOT NULL,
  login        VARCHAR(32) NOT NULL,
  entry_no     BIGINT      NOT NULL,
  began_at     BIGINT      NOT NULL,
  seen_at      BIGINT      NOT NULL,
  PRIMARY KEY (token_digest)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX sitting_login ON sitting (login);
CREATE INDEX sitting_began ON sitting (began_at);

-- What people did at the console (审计日志). Insert only; each row's digest is an HMAC-SM3 over its content and the digest before.
CREATE TABLE audit_entry (
  entry_no      BIGINT       NOT NULL,
  noted_at      BIGINT       NOT NULL,
  org           VARCHAR(32)  NOT NULL,
  who           VARCHAR(48)  NOT NULL,
  from_address  VARCHAR(64)  NOT NULL,
  action_name   VARCHAR(160) NOT NULL,
  object_name   VARCHAR(128) NOT NULL,
  outcome       VARCHAR(64)  NOT NULL,
  words         VARCHAR(500) NOT NULL,
  before_digest VARCHAR(64)  NOT NULL,
  digest        VARCHAR(64)  NOT NULL,
  PRIMARY KEY (entry_no)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX audit_entry_at ON audit_entry (noted_at);
CREATE INDEX audit_entry_who ON audit_entry (who, entry_no);

-- Where the log ends: how many rows, the last one's digest, and an HMAC-SM3 over both. Its row lock puts all nodes' rows in order.
CREATE TABLE audit_head (
  chain       VARCHAR(16) NOT NULL,
  entry_count BIGINT      NOT NULL,
  digest      VARCHAR(64) NOT NULL,
  key_mark    VARCHAR(64) NOT NULL,
  seal        VARCHAR(64) NOT NULL,
  PRIMARY KEY (chain)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO audit_head (chain, entry_count, digest, key_mark, seal) VALUES ('console', 0, '', '', '');
