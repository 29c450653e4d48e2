package io.medsettle.adapter.alipay.wire;

import java.time.Instant;
import java.util.Optional;

/**
 * A trade as Alipay tells it.
 *
 * @param word its own word for the state
 * @param number our number (out_trade_no)
 * @param farNumber its number (trade_no)
 * @param fen the trade's amount, 0 unless paid
 * @param paidAt its time, empty unless paid
 */
public record Payment(State state, String word, String number, String farNumber, long fen, Optional<Instant> paidAt) {
    /** How it stands. */
    public enum State {
        /** Nobody has paid yet. */
        WAITING,
        PAID,
        /** Paid once, and wholly given back. */
        REFUNDED,
        /** Closed without money: it can never be paid any more. */
        ENDED,
        /** A word that no page lists. */
        UNCLEAR
    }
}
