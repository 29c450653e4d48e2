package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Act;
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

/**
 * Acts freeze (锁单) and remainder (退费余项锁定): O02 or F05, then O05 if the round has an insurer; let go by O04.
 * Takes no money.
 */
final class Freeze implements Irreversible {
    private final Line line;
    private final Holding hold;
    private final Release release;
    private final OrderState state;
    private final Bundle bundle;

    Freeze(Line line, Holding hold, Release release, OrderState state) {
        this.line = line;
        this.hold = hold;
        this.release = release;
        this.state = state;
        bundle = new Bundle(line);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return hold.take(deed)
                .then(held -> Bundle.wanted(deed) && !hisOwnAlone(deed)
                        ? insured(deed, held)
                        : Outcome.succeeded(receipt(held, Secrets.NONE)))
                .map(Started.Done::new);
    }

    /** Where HIS itself settles with the insurer nobody here needs the fee sheet, so that a site may not have one. */
    private boolean hisOwnAlone(Deed deed) {
        boolean own = deed.leg(Act.SETTLE).isPresent() && deed.leg(Act.VISIT).isEmpty();
        return own && !line.offers("O05");
    }

    private Outcome<Receipt> insured(Deed deed, O02Freeze.Answer held) {
        return bundle.of(deed, held.gatewayOrderNo(), held.hisOrderId(), held.version(), held.total())
                .match(
                        sheet -> Outcome.succeeded(receipt(held, sheet)),
                        no -> withoutBundle(held, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    /** The hold stands and is of no use: it is let go, so that the no is a whole one. */
    private Outcome<Receipt> withoutBundle(O02Freeze.Answer held, Declined<Secrets> no) {
        if (!line.holds()) {
            return Outcome.declined(no.code(), no.text(), no.advice());
        }
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.unknown(Doubt.NO_ANSWER, "已锁单, 医保资料未取: " + no.text());
        }
        return release.release(held.gatewayOrderNo(), held.hisOrderId())
                .match(
                        gone -> Outcome.declined(no.code(), no.text(), no.advice()),
                        stays -> Outcome.unknown(Doubt.NO_ANSWER, "医保资料被拒 " + no.code() + ", 释放也被拒 " + stays.code()),
                        u -> Outcome.unknown(Doubt.NO_ANSWER, "医保资料被拒 " + no.code() + ", 释放未知: " + u.text()));
    }

    /** O02 alone: the fee sheet is no longer wanted, and what is said about it must not let the bill go. */
    @Override
    public Outcome<Receipt> renew(Deed start) {
        return hold.take(start)
                .match(
                        held -> asItWas(start.notes(), held),
                        no -> Codes.ofOurCall(no)
                                ? Outcome.unknown(Doubt.NO_ANSWER, "续锁未成: " + no.code() + " " + no.text())
                                : Outcome.declined(no.code(), no.text(), no.advice()),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    /** What was charged anew or edited after the hold had lapsed is not what somebody may be paying for. */
    private Outcome<Receipt> asItWas(Fields frozen, O02Freeze.Answer held) {
        Receipt now = receipt(held, Secrets.NONE);
        if (moved(frozen, now.notes(), HisNotes.TOTAL)) {
            return Outcome.declined("TOTAL_MOVED", "续锁时总额变为 " + held.total().yuan() + " 元");
        }
        return moved(frozen, now.notes(), NoteKey.HIS_VERSION)
                ? Outcome.declined("VERSION_MOVED", "续锁时收费单已变更")
                : Outcome.succeeded(now);
    }

    private static boolean moved(Fields frozen, Fields now, String note) {
        return frozen.find(note).filter(then -> !then.equals(now.get(note))).isPresent();
    }

    private Receipt receipt(O02Freeze.Answer held, Secrets secrets) {
        Fields notes = Fields.of(NoteKey.HIS_ORDER_ID, held.hisOrderId())
                .with(NoteKey.HIS_VERSION, Long.toString(held.version()))
                .and(hold.named(held.gatewayOrderNo()))
                .with(HisNotes.TOTAL, Long.toString(held.total().fen()))
                .with(HisNotes.EXPIRES_AT, held.expireAt().toString());
        notes = line.holds() ? notes : notes.with(HisNotes.HOLD, HisNotes.NO_HOLD);
        Parts whole = Parts.of(Part.WHOLE, held.total().fen());
        return new Receipt(held.hisOrderId(), whole, Parts.NONE, line.now(), notes, secrets);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return state.of(hold.number(start)).then(told -> switch (told.state()) {
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
        String number = hold.number(start);
        if (!line.holds()) {
            return nothingHeld(number);
        }
        return hold.hisOrder(start).map(hisOrderId -> letGo(number, hisOrderId)).orElseGet(() -> state.of(number)
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

    /** Where nothing is ever held only a charge stands in the way. */
    private Outcome<Closed> nothingHeld(String number) {
        return state.of(number)
                .match(
                        told -> told.state().equals("PAID") ? Outcome.declined(Codes.CHARGED, "HIS 已收费") : absent(),
                        no -> Outcome.declined(no.code(), no.text(), no.advice()),
                        u -> u.doubt() == Doubt.NOT_FOUND ? absent() : Outcome.unknown(u.doubt(), u.text()));
    }

    /** HIS holds nothing under this number. Should O02 still arrive, its hold lapses by itself: it never held money. */
    private static Outcome<Closed> absent() {
        return Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE));
    }
}
