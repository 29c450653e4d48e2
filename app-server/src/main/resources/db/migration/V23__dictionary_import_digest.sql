-- expand
-- What was asked for, SHA-256 over book, title, base, charset and the file's bytes: the same page sent again with something else is
-- refused instead of being taken for the first. '' = begun before this was noted.
ALTER TABLE dictionary_import ADD COLUMN digest VARCHAR(64) DEFAULT '' NOT NULL;
