package io.medsettle.server.api;

/** Shows a person only in part (脱敏). */
public final class Mask {
    private Mask() {}

    public static String name(String name) {
        return name.isEmpty() ? "" : name.charAt(0) + "*".repeat(Math.max(1, name.length() - 1));
    }

    public static String number(String number) {
        int length = number.length();
        return length < 8
                ? "*".repeat(length)
                : number.substring(0, 3) + "*".repeat(length - 5) + number.substring(length - 2);
    }
}
