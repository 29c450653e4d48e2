package io.medsettle.ports.identity;

import io.medsettle.ports.outcome.Outcome;

/**
 * Decodes electronic vouchers (医保电子凭证解码, yibao-core §7.3). A token lives minutes and serves one business: a scan is
 * decoded once, then {@link #claim}ed for one number. Every Declined carries an {@link IdentityRefusal}'s name as its
 * code; an Unknown may be repeated with the same scan. Implementations are safe to share between threads.
 */
public interface VoucherDecoding {
    /**
     * The input that a kiosk hands to the local library (ec.query), which then shows its own scanner; "" where the
     * gateway decodes by itself and the kiosk only posts the code's digits.
     */
    String libraryInput(CodePurpose purpose, Terminal terminal);

    /** Who showed the voucher. The same scan again is answered the same, as long as the token lives. */
    Outcome<VoucherIdentity> decode(VoucherScan scan);

    /**
     * Takes the voucher for one business. The same number may take it again; another number is refused, and so is a
     * voucher whose time is over: the patient scans again. The platform itself has the last word when the token is
     * used.
     *
     * @param reference of the decoding
     * @param number permanent number of the business, such as an order's
     */
    Outcome<VoucherIdentity> claim(String reference, String number);
}
