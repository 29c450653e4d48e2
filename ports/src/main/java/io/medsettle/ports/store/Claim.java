package io.medsettle.ports.store;

/**
 * A number that only one order may hold (占用): a HIS bill, a refund number, an idempotency key, every number sent.
 *
 * @param kind what kind of number, ≤24
 * @param org hospital, ≤32
 * @param text the number, ≤128
 * @param round the round of the order it belongs to
 */
public record Claim(String kind, String org, String text, int round) {}
