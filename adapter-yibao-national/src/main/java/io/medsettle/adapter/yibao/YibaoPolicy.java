package io.medsettle.adapter.yibao;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Decisions that the documents leave to the region or to us (mobile-pay §10, §11).
 *
 * @param paidStates ordStas values that mean paid, {@code 6}; 4 or 5 in some centres
 * @param noticeWaits whether the centre waits at 4 for our answer to 6302; 4 and 5 mean paid then
 * @param refundAuth with what a refund is authorised
 * @param outboundSync whether 6204 is asked when 6202 tells no amounts; wants a path for 6204
 * @param inboundSync whether a 6204 sent by the centre is read
 * @param payTokenLife for how long a payToken is good: 15 min, 30 in older centres
 * @param freshTokenByUpload whether letting an order go whose payToken has expired may repeat 6201 with the same number
 *     and content to be given a fresh one
 * @param noticeAge a callback older than this is taken for a replay
 * @param channelFirstForPureInsurance whether an order without cash is opened at the channel too; read by who plans
 * @param passthroughTriple whether the channel's order repeats payAuthNo, payOrdId and position; read by who plans
 * @param pollPlan waits before each 6301 after payment has begun; read by who keeps the agenda
 * @param cancelAfter how long the patient may take to pay; read by who keeps the agenda
 * @param insuredPlaces insured places served here, 6 digits each; empty = all
 * @param extraCodes lines put before the code table, in its own format (see codes.csv); the region's findings
 * @param counter what the counter and the stay leave open
 */
public record YibaoPolicy(
        Set<String> paidStates,
        boolean noticeWaits,
        RefundAuth refundAuth,
        boolean outboundSync,
        boolean inboundSync,
        Duration payTokenLife,
        boolean freshTokenByUpload,
        Duration noticeAge,
        boolean channelFirstForPureInsurance,
        boolean passthroughTriple,
        List<Duration> pollPlan,
        Duration cancelAfter,
        Set<String> insuredPlaces,
        List<String> extraCodes,
        CounterPolicy counter) {
    /** With what 6203 is authorised (mobile-pay §3.3). */
    public enum RefundAuth {
        /** The payAuthNo of the payment. */
        ORIGINAL_AUTH,
        /** A payAuthNo that the patient gave for this refund. */
        FRESH_AUTH,
        /** An ecToken (secret note {@code ecToken}). */
        EC_TOKEN,
        /** The revsToken that 6301 or 6302 told, in extData, beside the payment's payAuthNo. */
        REVS_TOKEN,
        /** Never by this way: only at the window. */
        WINDOW
    }

    public YibaoPolicy {
        paidStates = Set.copyOf(paidStates);
        pollPlan = List.copyOf(pollPlan);
        insuredPlaces = Set.copyOf(insuredPlaces);
        extraCodes = List.copyOf(extraCodes);
        Demand.that(!paidStates.isEmpty(), "policy.paidStates: at least one");
        paidStates.forEach(s -> Demand.that(s.matches("[3-6]"), "policy.paidStates: only 3 to 6 can mean paid"));
        Demand.positive(payTokenLife, "policy.payTokenLife");
        Demand.positive(noticeAge, "policy.noticeAge");
        Demand.positive(cancelAfter, "policy.cancelAfter");
        Demand.that(!pollPlan.isEmpty(), "policy.pollPlan: at least one wait");
        insuredPlaces.forEach(p -> Demand.that(p.matches("\\d{6}"), "policy.insuredPlaces: 6 digits each"));
    }

    /** What the sources make most likely. */
    public static YibaoPolicy usual() {
        return new YibaoPolicy(
                Set.of("6"),
                false,
                RefundAuth.ORIGINAL_AUTH,
                false,
                false,
                Duration.ofMinutes(15),
                true,
                Duration.ofDays(1),
                true,
                false,
                List.of(2, 3, 5, 8, 13, 20, 30, 30).stream()
                        .map(s -> Duration.ofSeconds(s))
                        .toList(),
                Duration.ofMinutes(30),
                Set.of(),
                List.of(),
                CounterPolicy.usual());
    }

    /** The same, with paid meaning 4 and 5 as well, because the centre waits for our answer to 6302. */
    public YibaoPolicy withNoticeWaits() {
        return copy(true, refundAuth, outboundSync, inboundSync, counter);
    }

    /** The same with another authorisation of refunds. */
    public YibaoPolicy withRefundAuth(RefundAuth other) {
        return copy(noticeWaits, other, outboundSync, inboundSync, counter);
    }

    /** The same with 6204 in use: asked by us, or sent by the centre. */
    public YibaoPolicy withSync(boolean outbound, boolean inbound) {
        return copy(noticeWaits, refundAuth, outbound, inbound, counter);
    }

    /** The same with other manners of the counter and the stay. */
    public YibaoPolicy withCounter(CounterPolicy other) {
        return copy(noticeWaits, refundAuth, outboundSync, inboundSync, other);
    }

    private YibaoPolicy copy(
            boolean waits, RefundAuth refundsBy, boolean outbound, boolean inbound, CounterPolicy manners) {
        return new YibaoPolicy(
                paidStates,
                waits,
                refundsBy,
                outbound,
                inbound,
                payTokenLife,
                freshTokenByUpload,
                noticeAge,
                channelFirstForPureInsurance,
                passthroughTriple,
                pollPlan,
                cancelAfter,
                insuredPlaces,
                extraCodes,
                manners);
    }
}
