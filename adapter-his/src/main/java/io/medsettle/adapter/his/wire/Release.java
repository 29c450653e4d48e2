package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.value.Fields;

/** O04: lets a number go for good. */
final class Release {
    private final Line line;

    Release(Line line) {
        this.line = line;
    }

    /** A yes: released now or before. A no: HIS says why not. Everything about our own call is a doubt. */
    Outcome<Closed> release(String number, String hisOrderId) {
        O04Release.Request request = new O04Release.Request(number);
        Call call =
                Call.post("O04", O04Release.path(hisOrderId), number, request).once(number);
        return line.send(call, O04Release.Answer.class)
                .match(
                        gone -> released(call, number, gone),
                        no -> refused(call, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private static Outcome<Closed> released(Call call, String number, O04Release.Answer gone) {
        return gone.gatewayOrderNo().equals(number) && gone.state().equals("VOID")
                ? Outcome.succeeded(new Closed(Closed.Proof.BY_CLOSE, Fields.of("hisState", gone.state())))
                : Line.doubt(call, "答非所问: 订单号或状态不符");
    }

    private static Outcome<Closed> refused(Call call, Declined<O04Release.Answer> no) {
        if (no.code().equals(Codes.LET_GO)) {
            return Outcome.succeeded(Closed.byClose());
        }
        return Codes.ofOurCall(no)
                ? Line.doubt(call, "释放未成: " + no.code() + " " + no.text())
                : Outcome.declined(no.code(), no.text(), no.advice());
    }
}
