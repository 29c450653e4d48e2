package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.outcome.Outcome;

/** F03: how a refund of ours stands at HIS. No answer of it is a no. */
final class RefundState {
    private final Line line;

    RefundState(Line line) {
        this.line = line;
    }

    Outcome<F03RefundState.Answer> of(Deed deed) {
        String number = Numbers.refund(deed);
        Call call = Call.post("F03", F03RefundState.PATH, number, new F03RefundState.Request(number, null))
                .knowing("gatewayOrderNo", Numbers.order(deed))
                .knowing("amount", Shares.of(deed, Leg.Standing.RETURNED).total());
        return line.ask(call, F03RefundState.Answer.class)
                .then(told -> number.equals(told.gatewayRefundNo())
                                && told.gatewayOrderNo().equals(Numbers.order(deed))
                                && Numbers.usable(told.hisRefundNo())
                        ? Outcome.succeeded(told)
                        : Line.doubt(call, "答非所问: 退费号或订单号不符"));
    }
}
