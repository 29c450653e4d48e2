package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;

/**
 * R06: takes a registration away that is not paid, or whose money is back. Its slot is free again. Neither HIS's yes nor "not
 * found" is a proof: only its own state is, asked afterwards.
 */
final class Cancellation {
    private final Line line;
    private final RegistrationState state;

    Cancellation(Line line, RegistrationState state) {
        this.line = line;
        this.state = state;
    }

    /** A yes: gone now or before, and proven. A no: HIS says why not. Not known to HIS: NOT_FOUND. All else is a doubt. */
    Outcome<Closed> cancel(String number, String reason) {
        return state.of(number).then(told -> surely(number, told.registrationId(), reason));
    }

    /** The same for a registration whose number HIS has told. */
    Outcome<Closed> surely(String number, String registrationId, String reason) {
        return of(number, registrationId, reason).then(gone -> state.of(number)
                .match(
                        told -> proven(gone, told),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        u -> Outcome.unknown(u.doubt(), "已取消而未能核实: " + u.text())));
    }

    private static Outcome<Closed> proven(Closed gone, R07State.Answer told) {
        return switch (told.state()) {
            case "CANCELLED", "REFUNDED", "EXPIRED" -> Outcome.succeeded(gone);
            case "PAID", "TAKEN", "VISITED" -> Outcome.declined(Codes.CHARGED, "HIS 已收费, 挂号未取消");
            case "CONFIRMING" -> Outcome.unknown(Doubt.STILL_WORKING, "HIS 正在入账");
            default -> Outcome.unknown(Doubt.NO_ANSWER, "已取消而 HIS 挂号状态仍为 " + told.state());
        };
    }

    /** R06 alone, for whoever asks for the proof himself. */
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
