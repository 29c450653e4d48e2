package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;

/** Act register (挂号下单): R04, then O05 if the round has an insurer; asked by R07, let go by R06. Takes no money. */
final class Register implements Irreversible {
    private final Line line;
    private final Bundle bundle;
    private final RegistrationState state;
    private final Cancellation cancellation;

    Register(Line line, RegistrationState state, Cancellation cancellation) {
        this.line = line;
        this.state = state;
        this.cancellation = cancellation;
        bundle = new Bundle(line);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return made(deed)
                .then(held -> Bundle.wanted(deed) ? insured(held) : Outcome.succeeded(receipt(held, Secrets.NONE)))
                .map(Started.Done::new);
    }

    private Outcome<R04Register.Answer> made(Deed deed) {
        Fields notes = deed.notes();
        String number = Numbers.order(deed);
        R04Register.Request wanted = new R04Register.Request(
                number,
                notes.get(NoteKey.LOCK_ID),
                notes.get(HisNotes.SCHEDULE_ID),
                notes.need(NoteKey.SLOT_ID),
                notes.need(NoteKey.PATIENT_ID),
                notes.get(HisNotes.IDENTITY_ID),
                notes.need(NoteKey.CHANNEL));
        Call call = Call.post("R04", R04Register.PATH, number, wanted).once(number);
        return line.send(call, R04Register.Answer.class).then(held -> {
            String objection = objection(number, held);
            return objection.isEmpty() ? Outcome.succeeded(held) : Line.doubt(call, objection);
        });
    }

    private static String objection(String number, R04Register.Answer held) {
        if (!held.gatewayOrderNo().equals(number)
                || !Numbers.usable(held.registrationId())
                || !Numbers.usable(held.hisOrderId())) {
            return "答非所问: 订单号、挂号单号或收费单号不符";
        }
        return held.regFee().plus(held.treatFee()).equals(held.total())
                ? ""
                : "挂号费与诊查费之和与总额 " + held.total().yuan() + " 元不符";
    }

    private Outcome<Receipt> insured(R04Register.Answer held) {
        return bundle.of(held.gatewayOrderNo(), held.hisOrderId(), held.version(), held.total())
                .match(
                        sheet -> Outcome.succeeded(receipt(held, sheet)),
                        no -> withoutBundle(held, no),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    /** The registration stands and is of no use: it is cancelled, so that the no is a whole one. */
    private Outcome<Receipt> withoutBundle(R04Register.Answer held, Declined<Secrets> no) {
        if (no.refusal() == Refusal.NEVER_SENT) {
            return Outcome.unknown(Doubt.NO_ANSWER, "已挂号, 医保资料未取: " + no.text());
        }
        return cancellation
                .surely(held.gatewayOrderNo(), held.registrationId(), "医保资料未取得")
                .match(
                        gone -> Outcome.declined(no.code(), no.text(), no.advice()),
                        stays -> Outcome.unknown(Doubt.NO_ANSWER, "医保资料被拒 " + no.code() + ", 取消也被拒 " + stays.code()),
                        u -> Outcome.unknown(Doubt.NO_ANSWER, "医保资料被拒 " + no.code() + ", 取消未知: " + u.text()));
    }

    private Receipt receipt(R04Register.Answer held, Secrets secrets) {
        Fields notes = Fields.of(NoteKey.HIS_ORDER_ID, held.hisOrderId())
                .with(NoteKey.HIS_VERSION, Long.toString(held.version()))
                .with(NoteKey.REGISTRATION_ID, held.registrationId())
                .with(NoteKey.VISIT_NO, held.visitNo())
                .with(HisNotes.GATEWAY_ORDER_NO, held.gatewayOrderNo())
                .with(HisNotes.TOTAL, Long.toString(held.total().fen()))
                .with(HisNotes.REG_FEE, Long.toString(held.regFee().fen()))
                .with(HisNotes.TREAT_FEE, Long.toString(held.treatFee().fen()))
                .with(HisNotes.EXPIRES_AT, held.expireAt().toString());
        Parts whole = Parts.of(Part.WHOLE, held.total().fen());
        return new Receipt(held.registrationId(), whole, Parts.NONE, line.now(), notes, secrets);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return state.of(Numbers.order(start)).then(told -> switch (told.state()) {
            case "UNPAID" -> Outcome.unknown(Doubt.NOT_FOUND, "挂号可按原号重发");
            case "CANCELLED", "EXPIRED" -> Outcome.declined(told.state(), "该挂号已取消或过期");
            default -> Outcome.unknown(Doubt.NO_ANSWER, "挂号存疑而 HIS 状态为 " + told.state());
        });
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return cancellation
                .cancel(Numbers.order(start), start.reason())
                .match(
                        Outcome::succeeded,
                        no -> Outcome.declined(no.code(), no.text(), no.advice()),
                        u -> u.doubt() == Doubt.NOT_FOUND ? notFound(start) : Outcome.unknown(u.doubt(), u.text()));
    }

    /** What HIS does not find may still be on its way: it is made once more, so that there is one to cancel. */
    private Outcome<Closed> notFound(Deed start) {
        return made(start)
                .match(
                        held -> cancellation.surely(held.gatewayOrderNo(), held.registrationId(), start.reason()),
                        no -> no.code().equals(SlotLock.NO_SUCH_LOCK)
                                ? Outcome.succeeded(
                                        new Closed(Closed.Proof.BY_CLOSE, Fields.of("hisState", "LOCK_GONE")))
                                : Outcome.unknown(
                                        Doubt.NO_ANSWER, "HIS 查无此挂号, 补登以便取消被拒 " + no.code() + " " + no.text()),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }
}
