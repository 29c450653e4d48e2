package io.medsettle.adapter.creditgz.profile;

/**
 * A place in a profile file.
 *
 * @param file its name as it was given
 * @param line from 1
 */
public record Spot(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
