package io.medsettle.reconciliation;

/**
 * A row that cannot be read.
 *
 * @param line in its file, the header being the first
 * @param key the number it is about, "" if that cannot be read either
 */
record BadLine(RowSide side, String file, long line, String column, String value, String why, String key) {}
