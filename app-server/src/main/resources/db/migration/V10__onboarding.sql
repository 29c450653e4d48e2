-- What holds of credit pay (开关与白名单方式), one whole arrangement a version. Insert only: a change, and a return to what was
-- before, is the next version. The highest one holds. restored: the version whose content this one brought back, else 0.
CREATE TABLE credit_arrangement (
  org        VARCHAR(32)   NOT NULL,
  version_no BIGINT        NOT NULL,
  made_at    BIGINT        NOT NULL,
  made_by    VARCHAR(64)   NOT NULL,
  why        VARCHAR(200)  NOT NULL,
  restored   BIGINT        NOT NULL,
  body       VARCHAR(8000) NOT NULL,
  PRIMARY KEY (org, version_no)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who may try it out (白名单): SM3 over salt and certificate number. dept_code '' = everywhere; ended_at 0 = not taken off.
CREATE TABLE credit_white_list (
  org       VARCHAR(32)  NOT NULL,
  digest    VARCHAR(64)  NOT NULL,
  dept_code VARCHAR(30)  NOT NULL,
  added_at  BIGINT       NOT NULL,
  from_at   BIGINT       NOT NULL,
  to_at     BIGINT       NOT NULL,
  note      VARCHAR(200) NOT NULL,
  added_by  VARCHAR(64)  NOT NULL,
  ended_at  BIGINT       NOT NULL,
  ended_by  VARCHAR(64)  NOT NULL,
  PRIMARY KEY (org, digest, dept_code, added_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Merchant parameters at the platform (商户参数), test and production side by side, encrypted. Insert only: what a payment was
-- made under stays to be found for its refund.
CREATE TABLE credit_merchant (
  org         VARCHAR(32)     NOT NULL,
  number_text VARCHAR(24)     NOT NULL,
  environment VARCHAR(12)     NOT NULL,
  serial_no   BIGINT          NOT NULL,
  made_at     BIGINT          NOT NULL,
  made_by     VARCHAR(64)     NOT NULL,
  why         VARCHAR(200)    NOT NULL,
  key_id      VARCHAR(32)     NOT NULL,
  box         VARBINARY(8000) NOT NULL,
  PRIMARY KEY (org, number_text)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX credit_merchant_newest ON credit_merchant (org, environment, serial_no);
