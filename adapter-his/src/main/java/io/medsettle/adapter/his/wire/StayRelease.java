package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.value.Fields;

/** Lets a number of a discharge (I07U) or a deposit (I02U) go for good, also one that HIS has never seen. */
final class StayRelease {
    private final Line line;

    StayRelease(Line line) {
        this.line = line;
    }

    Outcome<Closed> discharge(Deed deed) {
        return release("I07U", I07Freeze.releasePath(deed.notes().need(NoteKey.STAY_ID)), Numbers.order(deed));
    }

    Outcome<Closed> deposit(Deed deed) {
        return release("I02U", I02Deposit.releasePath(deed.notes().need(NoteKey.STAY_ID)), Numbers.order(deed));
    }

    private Outcome<Closed> release(String transaction, String path, String number) {
        I07Freeze.ReleaseRequest request = new I07Freeze.ReleaseRequest(number);
        Call call = Call.post(transaction, path, number, request).once(number);
        return line.send(call, I07Freeze.Released.class)
                .match(
                        gone -> released(call, number, gone),
                        no -> refused(call, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private static Outcome<Closed> released(Call call, String number, I07Freeze.Released gone) {
        return gone.gatewayOrderNo().equals(number) && gone.state().equals("VOID")
                ? Outcome.succeeded(new Closed(Closed.Proof.BY_CLOSE, Fields.of("hisState", gone.state())))
                : Line.doubt(call, "答非所问: 订单号或状态不符");
    }

    private static Outcome<Closed> refused(Call call, Declined<I07Freeze.Released> no) {
        if (no.code().equals(Codes.LET_GO)) {
            return Outcome.succeeded(Closed.byClose());
        }
        return Codes.ofOurCall(no)
                ? Line.doubt(call, "释放未成: " + no.code() + " " + no.text())
                : Outcome.declined(no.code(), no.text(), no.advice());
    }
}
