package io.medsettle.ports.identity;

import io.medsettle.ports.value.Secret;

/**
 * One scan of an electronic voucher.
 *
 * @param number the terminal's own number of this scan, ≤40; permanent, so that a repeat is answered the same
 * @param purpose for what it is shown
 * @param terminal where
 * @param content what the scanner read (the code's digits), or what the local library answered
 *     ({@link VoucherDecoding#libraryInput})
 */
public record VoucherScan(String number, CodePurpose purpose, Terminal terminal, Secret content) {}
