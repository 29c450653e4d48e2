package io.medsettle.adapter.his;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;

/** One bill being paid and given back: the same two rounds each time, deeds named by a letter and the bill's tail. */
final class Bill {
    static final Party HIS = new Party("his");

    private final String tail;
    private final boolean insured;
    private final Round told;
    private Parts insurer = Parts.NONE;
    private Parts cash = Parts.NONE;
    private Instant paidAt = Round.NOON.plusSeconds(185);
    private Fields permit = Fields.NONE;

    private Bill(String tail, String visitNo, String rxNos, boolean insured) {
        this.tail = tail;
        this.insured = insured;
        told = Round.first(
                Fields.of(NoteKey.VISIT_NO, visitNo).with(NoteKey.RX_NOS, rxNos).with(NoteKey.CHANNEL, "WECHAT"));
    }

    static Bill mixed(String tail, String visitNo, String rxNos) {
        return new Bill(tail, visitNo, rxNos, true);
    }

    static Bill selfPay(String tail, String visitNo, String rxNos) {
        return new Bill(tail, visitNo, rxNos, false);
    }

    /** How the bill is borne; what the insurer bears may hold any part but cash. */
    Bill borne(Parts byInsurer, long cashFen) {
        insurer = byInsurer;
        cash = Parts.of(Part.CASH, cashFen);
        return this;
    }

    Bill paidAt(Instant at) {
        paidAt = at;
        return this;
    }

    Bill noting(String name, String value) {
        told.noting(name, value);
        return this;
    }

    Bill hiding(String name, String value) {
        told.hiding(name, value);
        return this;
    }

    Fields notes() {
        return told.notes();
    }

    Secrets secrets() {
        return told.secrets();
    }

    long cashFen() {
        return cash.total();
    }

    long wholeFen() {
        return insurer.plus(cash).total();
    }

    Receipt hear(Outcome<Started> said) {
        return told.hear(said);
    }

    Deed freeze() {
        return unpaid().deed(Act.FREEZE, "F" + tail);
    }

    Deed recheck() {
        return unpaid().deed(Act.RECHECK, "K" + tail);
    }

    private Round unpaid() {
        Round round = round(0).planned(Act.WRITE_BACK, HIS, "W" + tail);
        return insured ? round.planned(Act.ORDER, Round.YIBAO, "I" + tail) : round;
    }

    Deed writeBack() {
        Parts whole = Parts.of(Part.WHOLE, wholeFen());
        Round round = round(0).taken(Act.FREEZE, HIS, "F" + tail, whole, "HO", Round.NOON, Fields.NONE);
        if (!insured) {
            return paid(round, Fields.NONE).deed(Act.WRITE_BACK, "W" + tail);
        }
        Fields settled = Fields.of(NoteKey.MDTRT_ID, "MD1")
                .with(NoteKey.SETL_ID, "SE1")
                .with(NoteKey.PAY_ORD_ID, "PO1")
                .with(NoteKey.MED_TYPE, "14");
        round.taken(Act.ORDER, Round.YIBAO, "I" + tail, insurer, "PO1", paidAt.minusSeconds(5), settled);
        return paid(round, Fields.of("merchant", "M1"))
                .taken(Act.MIXED, Round.WECHAT, "M" + tail, Parts.NONE, "", paidAt, Fields.NONE)
                .deed(Act.WRITE_BACK, "W" + tail);
    }

    private Round paid(Round round, Fields merchant) {
        return round.taken(Act.CASH, Round.WECHAT, "C" + tail, cash, "420001", paidAt, merchant);
    }

    /** May so much be refunded? */
    Deed permit(long fen) {
        return round(1).planned(Act.WRITE_BACK, HIS, "X" + tail)
                .deed(Act.PERMIT, "P" + tail, Parts.of(Part.WHOLE, fen));
    }

    Bill permitted(Receipt receipt) {
        permit = receipt.notes();
        return this;
    }

    /** The money went back: all of the insurer's part and this much cash. */
    Deed redReceipt(Receipt original, long cashFen, Instant at) {
        Round round = round(1);
        if (!permit.isEmpty()) {
            round.taken(Act.PERMIT, HIS, "P" + tail, Parts.NONE, "", at, permit);
        }
        if (insured) {
            round.returned(Act.ORDER, Round.YIBAO, "J" + tail, insurer, "RV1", at.minusSeconds(9));
        }
        return round.returned(Act.CASH, Round.WECHAT, "D" + tail, Parts.of(Part.CASH, cashFen), "500001", at)
                .reversal("X" + tail, writeBack(), original);
    }

    private Round round(int number) {
        return told.at(number)
                .of(new OrderId("20260105" + "00000000".substring(tail.length()) + tail))
                .expecting(insurer.plus(cash))
                .because(number == 0 ? "" : "开错药");
    }
}
