-- What HIS told of saved orders and what was decided about it (医嘱保存事件). verdict OPEN = no last word yet; fen 0 = not
-- known; worked_on_until is the lease of whoever works on it. Holds no name and no certificate number.
CREATE TABLE credit_event (
  org             VARCHAR(32)   NOT NULL,
  his_order_id    VARCHAR(64)   NOT NULL,
  event_id        VARCHAR(64)   NOT NULL,
  arrived_at      BIGINT        NOT NULL,
  client          VARCHAR(64)   NOT NULL,
  digest          VARCHAR(64)   NOT NULL,
  visit_no        VARCHAR(30)   NOT NULL,
  patient_id      VARCHAR(64)   NOT NULL,
  rx_nos          VARCHAR(1400) NOT NULL,
  version_no      BIGINT        NOT NULL,
  told_class      VARCHAR(24)   NOT NULL,
  med_type        VARCHAR(6)    NOT NULL,
  dept_code       VARCHAR(30)   NOT NULL,
  dept_name       VARCHAR(50)   NOT NULL,
  patient_class   VARCHAR(24)   NOT NULL,
  fen             BIGINT        NOT NULL,
  order_id        VARCHAR(16)   NOT NULL,
  verdict         VARCHAR(16)   NOT NULL,
  gate            VARCHAR(16)   NOT NULL,
  code            VARCHAR(64)   NOT NULL,
  reason          VARCHAR(500)  NOT NULL,
  decided_at      BIGINT        NOT NULL,
  worked_on_until BIGINT        NOT NULL,
  PRIMARY KEY (org, his_order_id, event_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX credit_event_open ON credit_event (verdict, worked_on_until);
CREATE INDEX credit_event_patient ON credit_event (org, patient_id, arrived_at);
CREATE INDEX credit_event_arrived ON credit_event (org, arrived_at);

-- Whether a patient wants a visit paid by credit (本次就诊使用无感支付). on_off 1 = yes, 0 = no.
CREATE TABLE visit_wish (
  org        VARCHAR(32) NOT NULL,
  patient_id VARCHAR(64) NOT NULL,
  visit_no   VARCHAR(64) NOT NULL,
  on_off     INT         NOT NULL,
  wished_by  VARCHAR(64) NOT NULL,
  wished_at  BIGINT      NOT NULL,
  PRIMARY KEY (org, patient_id, visit_no)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
