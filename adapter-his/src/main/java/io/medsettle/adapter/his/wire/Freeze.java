package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;

/** Act freeze (锁单): O02, then O05 unless the patient pays all alone; let go by O04. Takes no money. */
final class Freeze implements Irreversible {
    /** The entry that needs nothing of the insurer. */
    private static final String SELF_PAY = "online-self-pay";

    private final Line line;
    private final Hold hold;
    private final Release release;
    private final OrderState state;

    Freeze(Line line, Hold hold, Release release, OrderState state) {
        this.line = line;
        this.hold = hold;
        this.release = release;
        this.state = state;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return hold.take(deed)
                .then(held -> deed.notes().get(NoteKey.ENTRY).equals(SELF_PAY)
                        ? Outcome.succeeded(receipt(held, Secrets.NONE))
                        : insured(held))
                .map(Started.Done::new);
    }

    private Outcome<Receipt> insured(O02Freeze.Answer held) {
        O05Bundle.Request request = new O05Bundle.Request(held.version());
        Call call = Call.post("O05", O05Bundle.path(held.hisOrderId()), held.gatewayOrderNo(), request);
        return line.send(call, O05Bundle.Answer.class)
                .match(
                        bundle -> bundled(call, held, bundle),
                        no -> withoutBundle(held, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    private Outcome<Receipt> bundled(Call call, O02Freeze.Answer held, O05Bundle.Answer bundle) {
        if (!bundle.hisOrderId().equals(held.hisOrderId())
                || bundle.version() != held.version()
                || !bundle.total().equals(held.total())) {
            return Line.doubt(call, "与锁单不符: 收费单、版本或总额");
        }
        try {
            String sheet = Sheets.of(bundle).text();
            return Outcome.succeeded(receipt(held, Secrets.NONE.with(NoteKey.FEE_SHEET, sheet)));
        } catch (NumberFormatException e) {
            return Line.doubt(call, "明细的数量或单价不是数字");
        }
    }

    /** The hold stands and is of no use: it is let go, so that the no is a whole one. */
    private Outcome<Receipt> withoutBundle(O02Freeze.Answer held, Declined<O05Bundle.Answer> no) {
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.unknown(Doubt.NO_ANSWER, "已锁单, 医保资料未取: " + no.text());
        }
        return release.release(held.gatewayOrderNo(), held.hisOrderId())
                .match(
                        gone -> Outcome.declined(no.code(), no.text(), no.advice()),
                        stays -> Outcome.unknown(Doubt.NO_ANSWER, "医保资料被拒 " + no.code() + ", 释放也被拒 " + stays.code()),
                        u -> Outcome.unknown(Doubt.NO_ANSWER, "医保资料被拒 " + no.code() + ", 释放未知: " + u.text()));
    }

    private Receipt receipt(O02Freeze.Answer held, Secrets secrets) {
        Fields notes = Fields.of(NoteKey.HIS_ORDER_ID, held.hisOrderId())
                .with(NoteKey.HIS_VERSION, Long.toString(held.version()))
                .with(HisNotes.GATEWAY_ORDER_NO, held.gatewayOrderNo())
                .with(HisNotes.TOTAL, Long.toString(held.total().fen()))
                .with(HisNotes.EXPIRES_AT, held.expireAt().toString());
        Parts whole = Parts.of(Part.WHOLE, held.total().fen());
        return new Receipt(held.hisOrderId(), whole, Parts.NONE, line.now(), notes, secrets);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return state.of(Numbers.order(start)).then(told -> switch (told.state()) {
            case "FROZEN", "UNPAID" -> Outcome.unknown(Doubt.NOT_FOUND, "锁单可按原号重发: " + told.state());
            case "VOID" -> Outcome.declined(OrderState.voidCode(told), "该号已作废", advice(told));
            default -> Outcome.unknown(Doubt.NO_ANSWER, "锁单存疑而 HIS 状态为 " + told.state());
        });
    }

    private static Advice advice(O08State.Answer told) {
        return "CHARGED_ELSEWHERE".equals(told.reason()) ? Advice.WINDOW_ONLY : Advice.NONE;
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        String number = Numbers.order(start);
        return start.notes()
                .find(NoteKey.HIS_ORDER_ID)
                .map(hisOrderId -> letGo(number, hisOrderId))
                .orElseGet(() -> state.of(number)
                        .match(
                                told -> letGo(number, told.hisOrderId()),
                                no -> Outcome.declined(no.code(), no.text(), no.advice()),
                                u -> u.doubt() == Doubt.NOT_FOUND ? absent() : Outcome.unknown(u.doubt(), u.text())));
    }

    private Outcome<Closed> letGo(String number, String hisOrderId) {
        return release.release(number, hisOrderId)
                .match(
                        Outcome::succeeded,
                        no -> notLetGo(number, no),
                        u -> u.doubt() == Doubt.NOT_FOUND ? absent() : Outcome.unknown(u.doubt(), u.text()));
    }

    private Outcome<Closed> notLetGo(String number, Declined<Closed> no) {
        if (no.code().equals(Codes.UNKNOWN_ORDER)) {
            return absent();
        }
        boolean refunded = no.code().equals(Codes.CHARGED)
                && state.of(number)
                        .maybe()
                        .filter(told -> told.state().equals("REFUNDED"))
                        .isPresent();
        return refunded ? Outcome.succeeded(Closed.byClose()) : Outcome.declined(no.code(), no.text(), no.advice());
    }

    /** HIS holds nothing under this number. Should O02 still arrive, its hold lapses by itself: it never held money. */
    private static Outcome<Closed> absent() {
        return Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE));
    }
}
