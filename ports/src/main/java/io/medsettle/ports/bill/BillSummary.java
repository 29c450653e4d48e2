package io.medsettle.ports.bill;

/**
 * A bill as a whole.
 *
 * @param lines how many
 * @param sumFen signed sum
 * @param digest SHA-256 of the bytes, lower-case hex
 */
public record BillSummary(long lines, long sumFen, String digest) {}
