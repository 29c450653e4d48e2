package io.medsettle.adapter.his;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One bill being paid, told to the adapter deed by deed as a desk would; remembers what the adapter tells. */
final class Bill {
    static final Party HIS = new Party("his");
    private static final Party YIBAO = new Party("yibao");
    private static final Party WECHAT = new Party("wechat");
    private static final Instant NOON = Instant.parse("2026-01-05T01:30:00Z");

    private final String tail;
    private final boolean insured;
    private Fields notes;
    private Secrets secrets = Secrets.NONE;
    private Parts insurer = Parts.NONE;
    private Parts cash = Parts.NONE;
    private Instant paidAt = NOON.plusSeconds(185);
    private Fields permit = Fields.NONE;

    private Bill(String tail, String visitNo, String rxNos, boolean insured) {
        this.tail = tail;
        this.insured = insured;
        notes = Fields.of(NoteKey.VISIT_NO, visitNo)
                .with(NoteKey.RX_NOS, rxNos)
                .with(NoteKey.CHANNEL, "WECHAT")
                .with(NoteKey.ENTRY, insured ? "online-mixed" : "online-self-pay");
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
        notes = notes.with(name, value);
        return this;
    }

    Fields notes() {
        return notes;
    }

    Secrets secrets() {
        return secrets;
    }

    /** What a yes told goes into everything that follows. */
    Receipt hear(Outcome<Started> said) {
        Receipt receipt = said.maybe()
                .flatMap(s -> s.match(Optional::of, h -> Optional.<Receipt>empty()))
                .orElseThrow(() -> new AssertionError("not a yes: " + said));
        notes = notes.and(receipt.notes());
        secrets = secrets.and(receipt.secrets());
        return receipt;
    }

    Deed freeze() {
        return deed(0, Act.FREEZE, "F", Parts.NONE, List.of(planned(Act.WRITE_BACK, "W")), Optional.empty());
    }

    Deed recheck() {
        return deed(0, Act.RECHECK, "K", Parts.NONE, List.of(planned(Act.WRITE_BACK, "W")), Optional.empty());
    }

    Deed writeBack() {
        Parts whole = Parts.of(Part.WHOLE, insurer.total() + cash.total());
        Leg frozen = leg(Act.FREEZE, HIS, "F", Standing.TAKEN, whole, "HO", NOON, Fields.NONE);
        Leg cashier = leg(Act.MIXED, WECHAT, "M", Standing.TAKEN, Parts.NONE, "", paidAt, Fields.NONE);
        Fields merchant = insured ? Fields.of("merchant", "M1") : Fields.NONE;
        Leg paid = leg(Act.CASH, WECHAT, "C", Standing.TAKEN, cash, "420001", paidAt, merchant);
        return deed(
                0,
                Act.WRITE_BACK,
                "W",
                Parts.NONE,
                insured
                        ? List.of(frozen, insurerLeg("I", Standing.TAKEN, "PO1"), paid, cashier)
                        : List.of(frozen, paid),
                Optional.empty());
    }

    private Leg insurerLeg(String letter, Standing standing, String farNumber) {
        Fields told = Fields.of(NoteKey.MDTRT_ID, "MD1")
                .with(NoteKey.SETL_ID, "SE1")
                .with(NoteKey.PAY_ORD_ID, "PO1")
                .with(NoteKey.MED_TYPE, "14");
        return leg(Act.ORDER, YIBAO, letter, standing, insurer, farNumber, paidAt.minusSeconds(5), told);
    }

    /** May so much be refunded? */
    Deed permit(long fen) {
        Parts whole = Parts.of(Part.WHOLE, fen);
        return deed(1, Act.PERMIT, "P", whole, List.of(planned(Act.WRITE_BACK, "X")), Optional.empty());
    }

    Bill permitted(Receipt receipt) {
        permit = receipt.notes();
        return this;
    }

    /** The money went back: all of the insurer's part and this much cash. */
    Deed redReceipt(Receipt original, long cashFen, Instant at) {
        Leg granted = leg(Act.PERMIT, HIS, "P", Standing.TAKEN, Parts.NONE, "", at, permit);
        Leg insurance = leg(Act.ORDER, YIBAO, "J", Standing.RETURNED, insurer, "RV1", at.minusSeconds(9), Fields.NONE);
        Leg refund =
                leg(Act.CASH, WECHAT, "D", Standing.RETURNED, Parts.of(Part.CASH, cashFen), "500001", at, Fields.NONE);
        List<Leg> back = insured ? List.of(granted, insurance, refund) : List.of(granted, refund);
        return deed(
                1,
                Act.WRITE_BACK,
                "X",
                Parts.NONE,
                permit.isEmpty() ? back.subList(1, back.size()) : back,
                Optional.of(new Deed.Original(writeBack(), original)));
    }

    private Leg planned(String act, String letter) {
        return leg(act, HIS, letter, Standing.PLANNED, Parts.NONE, "", Instant.EPOCH, Fields.NONE);
    }

    private Leg leg(
            String act,
            Party party,
            String letter,
            Standing standing,
            Parts parts,
            String far,
            Instant at,
            Fields told) {
        Optional<Instant> time = at.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(at);
        return new Leg(act, act, party, new RequestNo(letter + tail), standing, parts, far, time, told);
    }

    private Deed deed(
            int round, String act, String letter, Parts parts, List<Leg> legs, Optional<Deed.Original> original) {
        return new Deed(
                new OrderId("20260105" + "00000000".substring(tail.length()) + tail),
                round,
                act,
                act,
                HIS,
                new RequestNo(letter + tail),
                "",
                parts,
                insurer.plus(cash),
                Fields.NONE,
                notes,
                secrets,
                legs,
                original,
                round == 0 ? "" : "开错药",
                NOON);
    }
}
