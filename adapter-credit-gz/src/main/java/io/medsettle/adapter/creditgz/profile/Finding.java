package io.medsettle.adapter.creditgz.profile;

/** Something that is wrong with a profile, in a Chinese sentence. */
public record Finding(Spot spot, String text) {
    /** {@code file:line: text}. */
    @Override
    public String toString() {
        return spot + ": " + text;
    }
}
