package io.medsettle.ports.value;

import java.util.regex.Pattern;

/**
 * The permanent number of one deed (请求号): at most 20 characters of {@code [0-9A-Za-z]}, so that it fits the shortest
 * field of any far side. It is never reused with other content.
 */
public record RequestNo(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z]{1,20}");

    public RequestNo {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a request number: " + text.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
