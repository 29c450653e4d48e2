package io.medsettle.adapter.wechat.wire;

import java.time.Instant;
import java.util.Optional;

/**
 * A cash order as WeChat tells it.
 *
 * @param word its own word for the state
 * @param number our number (out_trade_no)
 * @param mchid the merchant it belongs to; "" if it belongs to a sub-merchant
 * @param farNumber its number (transaction_id), "" unless paid
 * @param fen the order's amount, 0 unless paid
 * @param paidAt its time, empty unless paid
 */
public record Payment(
        State state, String word, String number, String mchid, String farNumber, long fen, Optional<Instant> paidAt) {
    /** How it stands. */
    public enum State {
        /** Nobody has paid yet. */
        WAITING,
        PAID,
        /** Paid, and at least one refund has been asked for; how far that is, only the refunds tell. */
        REFUNDED,
        /** Closed, reversed or failed: it can never be paid any more. */
        ENDED,
        /** A word that no page lists. */
        UNCLEAR
    }
}
