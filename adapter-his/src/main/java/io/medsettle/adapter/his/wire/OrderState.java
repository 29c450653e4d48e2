package io.medsettle.adapter.his.wire;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Money;

/** O08: how an order of ours stands at HIS. No answer of it is a no. */
final class OrderState {
    private final Line line;

    OrderState(Line line) {
        this.line = line;
    }

    Outcome<O08State.Answer> of(String number) {
        return of(number, Money.ZERO);
    }

    /** @param besideCash what others than the patient bear, for a site whose state tells the cash alone (his §7.2) */
    Outcome<O08State.Answer> of(String number, Money besideCash) {
        Call call = Call.post("O08", O08State.PATH, number, new O08State.Request(number))
                .knowing("besideCash", besideCash);
        return line.ask(call, O08State.Answer.class)
                .then(told -> told.gatewayOrderNo().equals(number) && Numbers.usable(told.hisOrderId())
                        ? Outcome.succeeded(told)
                        : Line.doubt(call, "答非所问: 订单号不符"));
    }

    /** What an order that was let go says about why, as a refusal's code. */
    static String voidCode(O08State.Answer told) {
        return told.reason() == null ? "VOID" : told.reason();
    }
}
