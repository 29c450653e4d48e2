package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;

/**
 * Act recheck (支付前复核): O03, right before money moves. Where too little is left of the hold it is renewed first, under the
 * same number: there is no transaction that prolongs one.
 */
final class Recheck implements Irreversible {
    private final Line line;
    private final Hold hold;

    Recheck(Line line, Hold hold) {
        this.line = line;
        this.hold = hold;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return (runsOut(deed) ? renewed(deed) : seen(deed)).map(Started.Done::new);
    }

    private boolean runsOut(Deed deed) {
        Instant needed = line.now().plus(line.conventions().holdAtLeast());
        return deed.notes()
                .find(HisNotes.EXPIRES_AT)
                .map(expiry -> Instant.parse(expiry).isBefore(needed))
                .orElse(false);
    }

    private Outcome<Receipt> seen(Deed deed) {
        return look(deed).then(now -> "EXPIRED".equals(now.reason()) ? renewed(deed) : judged(deed, now, Fields.NONE));
    }

    private Outcome<Receipt> renewed(Deed deed) {
        return hold.take(deed).then(held -> look(deed)
                .then(now -> judged(
                        deed,
                        now,
                        Fields.of(HisNotes.EXPIRES_AT, held.expireAt().toString()))));
    }

    private Outcome<O03Recheck.Answer> look(Deed deed) {
        Call call = call(deed);
        return line.send(call, O03Recheck.Answer.class).then(now -> ofOurs(deed, call, now));
    }

    private static Call call(Deed deed) {
        String hisOrderId = deed.notes().need(NoteKey.HIS_ORDER_ID);
        return Call.post(
                "O03", O03Recheck.path(hisOrderId), Numbers.order(deed), new O03Recheck.Request(version(deed)));
    }

    private static Outcome<O03Recheck.Answer> ofOurs(Deed deed, Call call, O03Recheck.Answer now) {
        return now.hisOrderId().equals(deed.notes().need(NoteKey.HIS_ORDER_ID))
                ? Outcome.succeeded(now)
                : Line.doubt(call, "答非所问: 收费单号不符");
    }

    private Outcome<Receipt> judged(Deed deed, O03Recheck.Answer now, Fields notes) {
        if (!now.payable()) {
            String reason = now.reason() == null ? "NOT_PAYABLE" : now.reason();
            Advice advice = reason.equals("CHARGED_ELSEWHERE") ? Advice.WINDOW_ONLY : Advice.NONE;
            return Outcome.declined(reason, "HIS 已不可支付: " + reason, advice);
        }
        if (now.version() != version(deed)) {
            return Outcome.declined("VERSION_MOVED", "收费单已变更, 需重新计价");
        }
        Money frozen = new Money(Long.parseLong(deed.notes().need(HisNotes.TOTAL)));
        if (!now.total().equals(frozen)) {
            return Outcome.declined(
                    "TOTAL_MOVED",
                    "总额由 " + frozen.yuan() + " 元变为 " + now.total().yuan() + " 元");
        }
        Parts whole = Parts.of(Part.WHOLE, now.total().fen());
        return Outcome.succeeded(new Receipt(now.hisOrderId(), whole, Parts.NONE, line.now(), notes, Secrets.NONE));
    }

    private static long version(Deed deed) {
        return Long.parseLong(deed.notes().need(NoteKey.HIS_VERSION));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        Call call = call(start);
        return line.ask(call, O03Recheck.Answer.class)
                .then(now -> ofOurs(start, call, now))
                .then(now -> judged(start, now, Fields.NONE));
    }

    /** A question leaves nothing behind. */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }
}
