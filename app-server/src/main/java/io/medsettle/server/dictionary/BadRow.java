package io.medsettle.server.dictionary;

/** A row that will not do, with where and why, in words for the one who made the file. */
final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;
    private final String words;

    /** @param line from 1, the header included; 0 if it is about the file as a whole */
    BadRow(long line, String field, String value, String why) {
        super("a bad row", null, false, false);
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        words = (line == 0 ? "文件" : "第 " + line + " 行")
                + (field.isEmpty() ? "" : ", 字段 " + field)
                + (shown.isEmpty() ? "" : ", 值 \"" + shown + "\"")
                + ": " + why;
    }

    String words() {
        return words;
    }
}
