package io.medsettle.adapter.yibao.wire;

import java.util.regex.Pattern;

/** The far side's words, without what may be somebody's number, and never longer than a line. */
final class Scrub {
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Fa-f]{10,}[0-9Xx]?");
    private static final Pattern CLASS_NAME = Pattern.compile("(?:MBS-)?(?:[a-z]+\\.){2,}[A-Za-z]+:\\s*");
    private static final int LONGEST = 200;

    private Scrub() {}

    static String words(String text) {
        String clean = NUMBER.matcher(CLASS_NAME.matcher(text).replaceAll("")).replaceAll("***");
        String line = clean.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
