package io.medsettle.adapter.alipay.wire;

/** Shortens words to the length of a field without cutting a character in two. */
final class Cut {
    private Cut() {}

    static String to(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, length));
    }
}
