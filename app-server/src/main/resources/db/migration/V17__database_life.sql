-- Which life of the database this is (数据库的第几条命): nothing stands here until it was restored for the first time, then one row
-- for each restore, the highest counts. Numbers of orders carry it. came_from names the backup by its SHA-256.
CREATE TABLE database_life (
  life      INT         NOT NULL,
  begun_at  BIGINT      NOT NULL,
  came_from VARCHAR(64) NOT NULL,
  PRIMARY KEY (life)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
