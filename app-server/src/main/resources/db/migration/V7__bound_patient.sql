-- Which patients a channel's user acts for (就诊人绑定). payer is a SHA-256 of openid or buyer id; ended_at 0 = still bound.
CREATE TABLE bound_patient (
  org        VARCHAR(32) NOT NULL,
  channel    VARCHAR(16) NOT NULL,
  payer      VARCHAR(64) NOT NULL,
  patient_id VARCHAR(64) NOT NULL,
  bound_at   BIGINT      NOT NULL,
  ended_at   BIGINT      NOT NULL,
  PRIMARY KEY (org, channel, payer, patient_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
