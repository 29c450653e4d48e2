-- expand

-- Which master keys values in this database lie under (保险库密钥). mark is a keyed digest by which a key is known again, '' = not
-- compared yet; used_at is when a node last said that it encrypts with it. A row goes when it is proved that nothing lies under its key.
CREATE TABLE vault_key (
  key_id  VARCHAR(32) NOT NULL,
  mark    VARCHAR(64) NOT NULL,
  used_at BIGINT      NOT NULL,
  PRIMARY KEY (key_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO vault_key (key_id, mark, used_at)
SELECT u.key_id, '', 0 FROM (
  SELECT key_id FROM sealed UNION SELECT key_id FROM wire_message UNION SELECT key_id FROM inbox UNION SELECT key_id FROM token
  UNION SELECT key_id FROM api_client UNION SELECT key_id FROM credit_merchant UNION SELECT key_id FROM message
  UNION SELECT key_id FROM person WHERE secret_box IS NOT NULL UNION SELECT key_id FROM payer_phone
  UNION SELECT key_id FROM contract_notice) u;

-- By which key a person's digest was made; '' = by whatever key was in use before this was noted.
ALTER TABLE order_person ADD COLUMN key_id VARCHAR(32) DEFAULT '' NOT NULL;

-- The oldest program that may work on these tables, by the number of its newest migration; the highest row counts. A migration that
-- takes away or changes what an older program uses adds a row (收缩); one that only adds (扩展) does not.
CREATE TABLE schema_floor (
  lowest INT NOT NULL,
  PRIMARY KEY (lowest)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO schema_floor (lowest) VALUES (21);
