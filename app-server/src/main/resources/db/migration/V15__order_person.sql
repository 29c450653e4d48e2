-- By whom an order is found (人员索引): keyed digests of names and numbers of people, never these themselves. Told from the
-- histories, rebuilt by one command.
CREATE TABLE order_person (
  mark     VARCHAR(64) NOT NULL,
  order_id VARCHAR(16) NOT NULL,
  PRIMARY KEY (mark, order_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
