package io.medsettle.server.dictionary;

/**
 * A column of a dictionary file and of its table.
 *
 * @param name in files, answers and comparisons
 * @param chinese how a file may head it as well
 * @param sql in the table
 * @param longest of a text
 * @param needed whether every row must have it
 */
record Column(String name, String chinese, String sql, Form form, int longest, boolean needed) {
    /** @throws BadRow if the value will not do */
    Object read(long line, String raw) {
        String text = raw.strip();
        if (text.isEmpty() && needed) {
            throw new BadRow(line, name, text, "不能为空");
        }
        try {
            return form.parse(text, longest);
        } catch (IllegalArgumentException e) {
            throw new BadRow(line, name, text, String.valueOf(e.getMessage()));
        }
    }
}
