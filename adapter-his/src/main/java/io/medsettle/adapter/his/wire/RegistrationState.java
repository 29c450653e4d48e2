package io.medsettle.adapter.his.wire;

import io.medsettle.ports.outcome.Outcome;

/** R07: how a registration of ours stands at HIS. No answer of it is a no. */
final class RegistrationState {
    private final Line line;

    RegistrationState(Line line) {
        this.line = line;
    }

    Outcome<R07State.Answer> of(String number) {
        Call call = Call.post("R07", R07State.PATH, number, new R07State.Request(number));
        return line.ask(call, R07State.Answer.class)
                .then(told -> told.gatewayOrderNo().equals(number)
                                && Numbers.usable(told.hisOrderId())
                                && Numbers.usable(told.registrationId())
                        ? Outcome.succeeded(told)
                        : Line.doubt(call, "答非所问: 订单号不符"));
    }
}
