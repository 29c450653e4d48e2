-- What arrives and leaves at the edges of the house, and what nodes share.

-- Raw messages in both directions, encrypted (报文). Purged by day.
CREATE TABLE wire_message (
  wire_day     VARCHAR(8)   NOT NULL,
  id           VARCHAR(32)  NOT NULL,
  passed_at    BIGINT       NOT NULL,
  party        VARCHAR(48)  NOT NULL,
  direction    VARCHAR(3)   NOT NULL,
  wire_name    VARCHAR(64)  NOT NULL,
  request_no   VARCHAR(64)  NOT NULL,
  transmission VARCHAR(64)  NOT NULL,
  outcome      VARCHAR(16)  NOT NULL,
  http_status  INT          NOT NULL,
  key_id       VARCHAR(32)  NOT NULL,
  box          MEDIUMBLOB   NOT NULL,
  PRIMARY KEY (wire_day, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX wire_message_request ON wire_message (request_no);

-- Callbacks as they were verified (回调收件箱). handled_at 0 = not yet.
CREATE TABLE inbox (
  source     VARCHAR(64)   NOT NULL,
  verdict    VARCHAR(16)   NOT NULL,
  knock_id   VARCHAR(128)  NOT NULL,
  arrived_at BIGINT        NOT NULL,
  handled_at BIGINT        NOT NULL,
  kind       VARCHAR(64)   NOT NULL,
  numbers    VARCHAR(2000) NOT NULL,
  waits      INT           NOT NULL,
  why        VARCHAR(500)  NOT NULL,
  key_id     VARCHAR(32)   NOT NULL,
  box        MEDIUMBLOB    NOT NULL,
  PRIMARY KEY (source, verdict, knock_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX inbox_handled ON inbox (handled_at, arrived_at);

-- Tokens and sign-ins shared between nodes (签到号), encrypted.
CREATE TABLE token (
  name       VARCHAR(128)    NOT NULL,
  expires_at BIGINT          NOT NULL,
  key_id     VARCHAR(32)     NOT NULL,
  box        VARBINARY(8000) NOT NULL,
  PRIMARY KEY (name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who may call us (接入方): HIS, channel back ends, kiosks. The key is encrypted; disabled_at 0 = in use.
CREATE TABLE api_client (
  client_id   VARCHAR(64)     NOT NULL,
  org         VARCHAR(32)     NOT NULL,
  title       VARCHAR(100)    NOT NULL,
  scopes      VARCHAR(1000)   NOT NULL,
  key_id      VARCHAR(32)     NOT NULL,
  box         VARBINARY(2000) NOT NULL,
  created_at  BIGINT          NOT NULL,
  disabled_at BIGINT          NOT NULL,
  PRIMARY KEY (client_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
