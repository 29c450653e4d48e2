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
import java.util.Optional;

/** Act register (挂号下单): R04, then O05 if the round has an insurer; asked by R07, let go by R06. Takes no money. */
final class Register implements Irreversible {
    private static final String LOCK_IN_USE = "锁号已不在而期限未到, 先前的挂号请求可能正在使用它, 到期后再认定";

    private final Line line;
    private final Bundle bundle;
    private final RegistrationState state;
    private final Cancellation cancellation;
    private final SlotLock lock;

    Register(Line line, RegistrationState state, Cancellation cancellation) {
        this.line = line;
        this.state = state;
        this.cancellation = cancellation;
        bundle = new Bundle(line);
        lock = new SlotLock(line);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        boolean mayBeUsed = repeats(deed) && !lock.over(deed);
        return made(deed)
                .<Outcome<R04Register.Answer>>match(
                        Outcome::succeeded,
                        no -> no.code().equals(SlotLock.NO_SUCH_LOCK) && mayBeUsed
                                ? Outcome.unknown(Doubt.NO_ANSWER, LOCK_IN_USE)
                                : no,
                        u -> u)
                .then(held ->
                        Bundle.wanted(deed) ? insured(deed, held) : Outcome.succeeded(receipt(held, Secrets.NONE)))
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

    /** Whether an earlier sending may be under way at HIS, with the lock in its hands. */
    private boolean repeats(Deed deed) {
        return line.now().isAfter(deed.intendedAt().plus(line.settings().deadline()));
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

    private Outcome<Receipt> insured(Deed deed, R04Register.Answer held) {
        return bundle.of(deed, held.gatewayOrderNo(), held.hisOrderId(), held.version(), held.total())
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
        boolean over = lock.over(start);
        return state.of(Numbers.order(start))
                .match(
                        told -> cancelled(start, told.registrationId()),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        u -> u.doubt() == Doubt.NOT_FOUND
                                ? notFound(start, over)
                                : Outcome.unknown(u.doubt(), u.text()));
    }

    private Outcome<Closed> cancelled(Deed start, String registrationId) {
        return cancellation.surely(Numbers.order(start), registrationId, start.reason());
    }

    /**
     * What HIS does not find may still be on its way: it is made once more, so that there is one to cancel. One that HIS has
     * told us of is not away because HIS does not find it now.
     */
    private Outcome<Closed> notFound(Deed start, boolean over) {
        Optional<String> known = start.notes().find(NoteKey.REGISTRATION_ID);
        if (known.isPresent()) {
            return cancelled(start, known.get());
        }
        return made(start)
                .match(
                        held -> cancelled(start, held.registrationId()),
                        no -> no.code().equals(SlotLock.NO_SUCH_LOCK)
                                ? lockGone(start, over)
                                : Outcome.unknown(
                                        Doubt.NO_ANSWER, "HIS 查无此挂号, 补登以便取消被拒 " + no.code() + " " + no.text()),
                        u -> Outcome.unknown(u.doubt(), u.text()));
    }

    /**
     * That the lock is gone may mean that a slow first sending has it in its hands. It has not where the lock's time was over
     * before HIS was asked, and never will where HIS frees the lock for us.
     */
    private Outcome<Closed> lockGone(Deed start, boolean over) {
        if (over) {
            return Outcome.succeeded(new Closed(Closed.Proof.BY_CLOSE, Fields.of("hisState", "LOCK_GONE")));
        }
        boolean freed = lock.release(start)
                .filter(c -> c.proof() == Closed.Proof.BY_CLOSE)
                .isPresent();
        return freed
                ? Outcome.succeeded(new Closed(Closed.Proof.BY_CLOSE, Fields.of("hisState", "LOCK_FREED")))
                : Outcome.unknown(Doubt.NO_ANSWER, LOCK_IN_USE);
    }
}
