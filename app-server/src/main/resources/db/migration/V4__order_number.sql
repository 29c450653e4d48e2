-- Numbers that far sides gave, and whose order they belong to (单号索引). Told from the histories, rebuilt by one command.
CREATE TABLE order_number (
  number_text VARCHAR(64) NOT NULL,
  order_id    VARCHAR(16) NOT NULL,
  PRIMARY KEY (number_text, order_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX order_number_order ON order_number (order_id);
