package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Act write-back-admission (入院回写): I05 keeps the insurer's number of the stay, and forgets it again under the same number
 * of ours; asked by I01, which tells both numbers. No money is in it.
 */
final class AdmissionKept implements Counterparty {
    private final Line line;
    private final Stays stays;

    AdmissionKept(Line line, Stays stays) {
        this.line = line;
        this.stays = stays;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return put(deed, "SAVE", null).map(kept -> new Started.Done(receipt(Numbers.order(deed), Numbers.visit(deed))));
    }

    private Outcome<I05Admission.Answer> put(Deed deed, String action, @Nullable String reason) {
        String stayId = deed.notes().need(NoteKey.STAY_ID);
        String number = Numbers.order(deed);
        I05Admission.Request wanted = new I05Admission.Request(number, action, Numbers.visit(deed), reason);
        Call call = Call.post("I05P", I05Admission.path(stayId), number, wanted)
                .put()
                .once(number + "-" + action);
        String state = action.equals("SAVE") ? "SAVED" : "UNDONE";
        return line.send(call, I05Admission.Answer.class)
                .then(told -> told.gatewayOrderNo().equals(number)
                                && told.stayId().equals(stayId)
                                && told.mdtrtId().equals(wanted.mdtrtId())
                                && told.state().equals(state)
                        ? Outcome.succeeded(told)
                        : Line.doubt(call, "答非所问: 订单号、就诊ID或状态不符"));
    }

    private Receipt receipt(String number, String mdtrtId) {
        Fields notes = Fields.of(HisNotes.ADMISSION_ORDER_NO, number);
        return new Receipt(mdtrtId, Parts.NONE, Parts.NONE, line.now(), notes, Secrets.NONE);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        String number = Numbers.order(start);
        return Stays.asked(stays.of(start), "I01").then(stay -> {
            String kept = Sheets.known(stay.mdtrtId());
            if (kept.isEmpty()) {
                return Outcome.unknown(Doubt.NOT_FOUND, "HIS 尚未保存医保就诊ID");
            }
            return kept.equals(Numbers.visit(start)) && number.equals(stay.admissionOrderNo())
                    ? Outcome.succeeded(receipt(number, kept))
                    : Outcome.unknown(Doubt.NO_ANSWER, "HIS 保存的是另一医保就诊ID, 需人工核实");
        });
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return put(start, "UNDO", start.reason().isEmpty() ? null : start.reason())
                .map(gone -> new Closed(Closed.Proof.BY_CLOSE, Fields.of("hisState", gone.state())));
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return put(reversal, "UNDO", reversal.reason().isEmpty() ? null : reversal.reason())
                .map(gone -> Returned.arrived(gone.mdtrtId(), Parts.NONE, line.now()));
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return Stays.asked(stays.of(reversal), "I01")
                .then(stay -> Numbers.order(reversal).equals(stay.admissionOrderNo())
                        ? Outcome.unknown(Doubt.NOT_FOUND, "HIS 仍保存着医保就诊ID")
                        : Outcome.succeeded(Returned.arrived(Numbers.visit(reversal), Parts.NONE, line.now())));
    }
}
