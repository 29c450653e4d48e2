package io.medsettle.adapter.yibao;

/**
 * What is wrong, or worth knowing, about one place of a dialect file.
 *
 * @param error whether the file cannot be used; otherwise a hint
 * @param line from 1, 0 if the place is not in the file itself
 * @param place keys joined by dots, "" for the file as a whole
 * @param text in Chinese: what is wrong and what to write
 */
record DialectFinding(boolean error, int line, String place, String text) {
    @Override
    public String toString() {
        String where = (line > 0 ? "第 " + line + " 行 " : "") + (place.isEmpty() ? "" : place + ": ");
        return (error ? "[错误] " : "[提示] ") + where + text;
    }
}
