package io.medsettle.adapter.wechat.wire;

import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.Optional;

/**
 * A mixed order as WeChat tells it.
 *
 * @param word its own word for the state
 * @param farNumber its number (mix_trade_no)
 * @param number our number (out_trade_no)
 * @param appid whose it is; "" if it belongs to a sub-merchant
 * @param defect why its amounts do not add up, if they do not
 * @param seen what it says about all purses
 * @param paidAt its time; there if paid, may be missing once both parts went back
 * @param insuranceReturned whether it has been told that the insurance part went back
 * @param refundSeen whether any part went back
 */
public record MixedTold(
        State state,
        String word,
        String farNumber,
        String number,
        String serialNo,
        String appid,
        MixType type,
        MixedAmounts amounts,
        Optional<String> defect,
        Parts seen,
        Optional<Instant> paidAt,
        boolean insuranceReturned,
        boolean refundSeen) {
    /** How it stands. */
    public enum State {
        WAITING,
        PAID,
        /** Paid once, both parts gone back. */
        REFUNDED,
        FAILED,
        /** A word that no page lists, or states that contradict each other. */
        UNCLEAR
    }
}
