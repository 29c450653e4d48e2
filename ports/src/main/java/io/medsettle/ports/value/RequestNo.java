package io.medsettle.ports.value;

/**
 * The permanent number of one deed (请求号): at most 20 characters of {@code [0-9A-Za-z]}, so that it fits the shortest
 * field of any far side. It is never reused with other content.
 */
public record RequestNo(String text) {
    public RequestNo {
        if (!text.matches("[0-9A-Za-z]{1,20}")) {
            throw new IllegalArgumentException("not a request number: " + text.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
