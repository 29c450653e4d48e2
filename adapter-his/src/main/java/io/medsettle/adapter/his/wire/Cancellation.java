package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;

/** R06: takes a registration away that is not paid, or whose money is back. Its slot is free again. */
final class Cancellation {
    private final Line line;
    private final RegistrationState state;

    Cancellation(Line line, RegistrationState state) {
        this.line = line;
        this.state = state;
    }

    /** A yes: cancelled now or before, or never known. A no: HIS says why not. Everything about our own call is a doubt. */
    Outcome<Closed> cancel(String number, String reason) {
        return state.of(number)
                .match(
                        told -> of(number, told.registrationId(), reason),
                        no -> Outcome.declined(no.code(), no.text(), no.advice()),
                        u -> u.doubt() == Doubt.NOT_FOUND
                                ? Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE))
                                : Outcome.unknown(u.doubt(), u.text()));
    }

    Outcome<Closed> of(String number, String registrationId, String reason) {
        R06Cancel.Request request = new R06Cancel.Request(number, reason.isEmpty() ? "取消挂号" : reason);
        Call call = Call.post("R06", R06Cancel.path(registrationId), number, request)
                .once(number);
        return line.send(call, R06Cancel.Answer.class)
                .match(
                        gone -> cancelled(call, number, gone),
                        no -> refused(call, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private static Outcome<Closed> cancelled(Call call, String number, R06Cancel.Answer gone) {
        boolean over = gone.state().equals("CANCELLED") || gone.state().equals("REFUNDED");
        return gone.gatewayOrderNo().equals(number) && over
                ? Outcome.succeeded(new Closed(Closed.Proof.BY_CLOSE, Fields.of("hisState", gone.state())))
                : Line.doubt(call, "答非所问: 订单号或状态不符");
    }

    private static Outcome<Closed> refused(Call call, Declined<R06Cancel.Answer> no) {
        return Codes.ofOurCall(no)
                ? Line.doubt(call, "取消挂号未成: " + no.code() + " " + no.text())
                : Outcome.declined(no.code(), no.text(), no.advice());
    }
}
