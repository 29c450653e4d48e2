-- Code tables and catalogues in versions (医保字典, 三大目录). Only inserted into; a version stands once its row in
-- dictionary_version stands. Rows of an import that came to nothing are deleted.
-- Days are yyyyMMdd, 00010101 and 99991231 where a row does not say; shares and prices in ten-thousandths, -1 = not said.

-- One version of one book: CODES, or a catalogue's kind.
CREATE TABLE dictionary_version (
  version_id   VARCHAR(24)  NOT NULL,
  book         VARCHAR(24)  NOT NULL,
  title        VARCHAR(200) NOT NULL,
  origin       VARCHAR(16)  NOT NULL,
  base_version VARCHAR(24)  NOT NULL,
  far_version  VARCHAR(40)  NOT NULL,
  import_key   VARCHAR(170) NOT NULL,
  digest       VARCHAR(64)  NOT NULL,
  row_count    BIGINT       NOT NULL,
  void_count   BIGINT       NOT NULL,
  limit_count  BIGINT       NOT NULL,
  limit_sum    BIGINT       NOT NULL,
  beginnings   VARCHAR(400) NOT NULL,
  created_at   BIGINT       NOT NULL,
  created_by   VARCHAR(64)  NOT NULL,
  PRIMARY KEY (version_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE UNIQUE INDEX dictionary_version_key ON dictionary_version (import_key);
CREATE INDEX dictionary_version_book ON dictionary_version (book, created_at);

-- Imports under way; what is left behind by a node that died is found here and cleared away.
CREATE TABLE dictionary_draft (
  version_id VARCHAR(24) NOT NULL,
  book       VARCHAR(24) NOT NULL,
  started_at BIGINT      NOT NULL,
  PRIMARY KEY (version_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- From which day a version is in force (启用). Of two for the same day the one activated later counts.
CREATE TABLE dictionary_activation (
  book         VARCHAR(24) NOT NULL,
  begins_on    VARCHAR(8)  NOT NULL,
  activated_at BIGINT      NOT NULL,
  version_id   VARCHAR(24) NOT NULL,
  activated_by VARCHAR(64) NOT NULL,
  PRIMARY KEY (book, begins_on, activated_at, version_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A code of a code table (字典项).
CREATE TABLE dictionary_entry (
  version_id VARCHAR(24)  NOT NULL,
  type       VARCHAR(64)  NOT NULL,
  code       VARCHAR(64)  NOT NULL,
  begins_on  VARCHAR(8)   NOT NULL,
  ends_on    VARCHAR(8)   NOT NULL,
  name       VARCHAR(200) NOT NULL,
  parent     VARCHAR(64)  NOT NULL,
  in_force   INT          NOT NULL,
  line_no    BIGINT       NOT NULL,
  PRIMARY KEY (version_id, type, code, begins_on)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX dictionary_entry_line ON dictionary_entry (version_id, line_no);

-- An item of a catalogue (目录项).
CREATE TABLE catalogue_item (
  version_id   VARCHAR(24)  NOT NULL,
  code         VARCHAR(64)  NOT NULL,
  begins_on    VARCHAR(8)   NOT NULL,
  ends_on      VARCHAR(8)   NOT NULL,
  name         VARCHAR(500) NOT NULL,
  spec         VARCHAR(500) NOT NULL,
  unit         VARCHAR(64)  NOT NULL,
  charge_level VARCHAR(8)   NOT NULL,
  share_e4     BIGINT       NOT NULL,
  limit_e4     BIGINT       NOT NULL,
  in_force     INT          NOT NULL,
  line_no      BIGINT       NOT NULL,
  PRIMARY KEY (version_id, code, begins_on)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE INDEX catalogue_item_line ON catalogue_item (version_id, line_no);
