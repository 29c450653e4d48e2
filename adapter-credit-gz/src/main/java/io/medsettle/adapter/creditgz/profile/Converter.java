package io.medsettle.adapter.creditgz.profile;

/**
 * One step between a canonical value and what stands on the wire; the set is closed.
 *
 * @param text its pattern, unit, filler, prefix or default, "" if none
 * @param first how many characters: kept at the head, at most, or to fill up to
 * @param last how many characters are kept at the tail
 */
public record Converter(Name name, String text, int first, int last) {
    /** What can be done to a value. */
    public enum Name {
        /** Fen to the platform's unit. */
        MONEY("money"),
        /** An instant, a day or a time of day by a pattern. */
        DATE("date"),
        /** 1 and 0 as they are. */
        BOOL01("bool01"),
        /** Head and tail, stars between; outwards only. */
        MASK("mask"),
        /** So many characters at most; outwards only. */
        TRUNCATE("truncate"),
        /** Filled up at the left. */
        PAD_LEFT("padLeft"),
        /** Upper case. */
        UPPER("upper"),
        /** Lower case. */
        LOWER("lower"),
        /** Where there is no value. */
        DEFAULT("default"),
        /** SM3 of the text, lower-case hex; outwards only. */
        SM3("sm3"),
        /** Base64 of the text's UTF-8, or of the bytes. */
        BASE64("base64"),
        /** A list as JSON text. */
        JSON_STRING("jsonString"),
        /** A word before it. */
        PREFIX("prefix");

        private final String word;

        Name(String word) {
            this.word = word;
        }

        /** As it is written in a profile. */
        public String word() {
            return word;
        }
    }
}
