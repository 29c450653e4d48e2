package io.medsettle.ports.insurance;

/**
 * What a catalogue brought as a whole.
 *
 * @param rows how many
 * @param highestVersion the next call's {@code since}; the one asked with if there was nothing newer
 */
public record CatalogueSummary(long rows, String highestVersion) {}
