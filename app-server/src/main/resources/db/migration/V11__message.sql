-- Messages to people that no order carries (消息发件箱): what HIS asks for (G10), and what follows a settlement that was not made.
-- number_text is permanent: the same number is one message. box holds addressee and words, encrypted.
-- stage: WAITING nothing is under way; SENDING somebody sends it until next_at; SENT, REFUSED, UNKNOWN are the end.
CREATE TABLE message (
  org         VARCHAR(32)     NOT NULL,
  number_text VARCHAR(160)    NOT NULL,
  kind        VARCHAR(24)     NOT NULL,
  digest      VARCHAR(64)     NOT NULL,
  stage       VARCHAR(12)     NOT NULL,
  channel     VARCHAR(16)     NOT NULL,
  far_number  VARCHAR(64)     NOT NULL,
  result_text VARCHAR(200)    NOT NULL,
  tries       INT             NOT NULL,
  created_at  BIGINT          NOT NULL,
  next_at     BIGINT          NOT NULL,
  done_at     BIGINT          NOT NULL,
  key_id      VARCHAR(32)     NOT NULL,
  box         VARBINARY(8000) NOT NULL,
  PRIMARY KEY (org, number_text)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX message_due ON message (stage, next_at);
