package io.medsettle.adapter.wechat.wire;

import java.time.Instant;

/**
 * A refund as WeChat tells it.
 *
 * @param word its own word for the state
 * @param refundNumber our number of the refund (out_refund_no)
 * @param number our number of the order (out_trade_no)
 * @param farNumber its number of the refund (refund_id)
 * @param fen what goes back
 * @param at when it arrived, else when it was taken on
 */
public record RefundTold(
        State state, String word, String refundNumber, String number, String farNumber, long fen, Instant at) {
    /** How far it is. */
    public enum State {
        UNDER_WAY,
        DONE,
        /** Closed: the money is with the merchant, and only a new number can try again. */
        BOUNCED,
        /** The card or account cannot take it: the money waits until a person says where it is to go (异常退款). */
        STUCK,
        /** A word that no page lists. */
        UNCLEAR
    }
}
