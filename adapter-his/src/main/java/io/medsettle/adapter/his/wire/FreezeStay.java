package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.stream.Collectors;

/** Act freeze-stay (出院锁定): I06, then I07; asked by I10, let go by I07's release. Takes no money. */
final class FreezeStay implements Irreversible {
    private final Line line;
    private final StandingDischarge state;
    private final StayRelease release;

    FreezeStay(Line line, StandingDischarge state, StayRelease release) {
        this.line = line;
        this.state = state;
        this.release = release;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return ready(deed).then(ready -> frozen(deed)).map(held -> new Started.Done(receipt(held)));
    }

    private Outcome<I06Check.Answer> ready(Deed deed) {
        String stayId = deed.notes().need(NoteKey.STAY_ID);
        Call call = Call.post("I06", I06Check.path(stayId), Numbers.order(deed), new I06Check.Request(stayId));
        return line.send(call, I06Check.Answer.class)
                .then(told -> told.ready()
                        ? Outcome.succeeded(told)
                        : Outcome.declined(
                                "NOT_READY",
                                "尚不能出院结算: "
                                        + told.blockers().stream()
                                                .map(I06Check.Blocker::text)
                                                .collect(Collectors.joining("; "))));
    }

    private Outcome<I07Freeze.Answer> frozen(Deed deed) {
        String stayId = deed.notes().need(NoteKey.STAY_ID);
        String number = Numbers.order(deed);
        Call call = Call.post("I07", I07Freeze.path(stayId), number, new I07Freeze.Request(number, stayId))
                .once(number);
        return line.send(call, I07Freeze.Answer.class)
                .then(held -> held.gatewayOrderNo().equals(number)
                                && held.stayId().equals(stayId)
                                && Numbers.usable(held.hisOrderId())
                                && held.lineCount() >= 0
                        ? Outcome.succeeded(held)
                        : Line.doubt(call, "答非所问: 订单号、住院流水号或结算单号不符"));
    }

    private Receipt receipt(I07Freeze.Answer held) {
        Fields notes = Fields.of(NoteKey.HIS_ORDER_ID, held.hisOrderId())
                .with(NoteKey.HIS_VERSION, Long.toString(held.version()))
                .with(NoteKey.LINE_COUNT, Integer.toString(held.lineCount()))
                .with(HisNotes.DISCHARGE_ORDER_NO, held.gatewayOrderNo())
                .with(HisNotes.TOTAL, Long.toString(held.total().fen()))
                .with(
                        HisNotes.DEPOSIT_BALANCE,
                        Long.toString(held.depositBalance().fen()));
        I05Admission.Encounter encounter = held.encounter();
        List<O05Bundle.Diagnosis> diagnoses = held.diagnoses();
        Secrets secrets = encounter == null
                ? Secrets.NONE
                : Secrets.NONE.with(
                        NoteKey.FEE_SHEET,
                        StaySheets.of(encounter, diagnoses == null ? List.of() : diagnoses)
                                .text());
        Parts whole = Parts.of(Part.WHOLE, held.total().fen());
        return new Receipt(held.hisOrderId(), whole, Parts.NONE, line.now(), notes, secrets);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return state.of(start).then(told -> switch (told.state()) {
            case "FROZEN" -> Outcome.unknown(Doubt.NOT_FOUND, "出院锁定可按原号重发");
            case "OPEN" ->
                "RELEASED".equals(told.reason())
                        ? Outcome.declined(Codes.LET_GO, "该号已释放")
                        : Outcome.unknown(Doubt.NOT_FOUND, "出院锁定可按原号重发");
            case "CANCELLED" -> Outcome.declined("CANCELLED", "该号的出院结算已撤销");
            default -> Outcome.unknown(Doubt.NO_ANSWER, "锁定存疑而 HIS 状态为 " + told.state());
        });
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return release.discharge(start);
    }
}
