package io.medsettle.adapter.creditgz;

/** A far side's words as they may be shown and logged: no run of digits long enough to be somebody's number, and not for ever. */
final class Words {
    private static final int LENGTH = 200;

    private Words() {}

    static String clean(String text) {
        String masked = text.replaceAll("[0-9]{6,}[0-9Xx]", "***").replaceAll("[\\r\\n]+", " ");
        return masked.length() <= LENGTH ? masked : masked.substring(0, LENGTH);
    }
}
