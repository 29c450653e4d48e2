package io.medsettle.server.dictionary;

import java.util.regex.Pattern;

/**
 * A cell of a file that people open with office programs. What those would take for a formula goes out with an apostrophe in front, and
 * comes back without it, so that a file that was written here and is read here again says the same.
 */
final class PlainCell {
    /** Apostrophes, if any, and what makes the rest a formula; a lone sign or a number is none. */
    private static final Pattern FORMULA =
            Pattern.compile("'*(?!-?[0-9]+(\\.[0-9]+)?\\z)[=+@\\t\\r-].+", Pattern.DOTALL);

    private PlainCell() {}

    static String written(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String read(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
