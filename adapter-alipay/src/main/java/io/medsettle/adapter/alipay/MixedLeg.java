package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.MedicalSettings.State;
import io.medsettle.adapter.alipay.wire.CreateAndPay;
import io.medsettle.adapter.alipay.wire.MixedOrder;
import io.medsettle.adapter.alipay.wire.PaymentQuery;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Alipay's cashier for both parts (医保自费混合收款), alipay §5.4: takes nothing itself, and tells what it saw of all purses. Its words
 * for the states are not published; where one is not in the settings, or says less than the purses themselves, the purses decide.
 */
final class MixedLeg implements Counterparty {
    private static final Set<State> ONCE_PAID = EnumSet.of(State.PAID, State.REFUNDED, State.PARTIAL_REFUND);
    private static final Set<State> DEAD = EnumSet.of(State.FAILED, State.CLOSED);

    private final MedicalSettings medical;
    private final MixedDraft draft;
    private final Gateway gateway;
    private final Repeats repeats;
    private final InstantSource clock;

    MixedLeg(MedicalSettings medical, MixedDraft draft, Gateway gateway, Repeats repeats, InstantSource clock) {
        this.medical = medical;
        this.draft = draft;
        this.gateway = gateway;
        this.repeats = repeats;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return draft.order(deed).then(order -> place(deed, order));
    }

    private Outcome<Started> place(Deed deed, MixedOrder order) {
        boolean again = repeats.mayBeOne(deed);
        Answer answer = gateway.call(CreateAndPay.METHOD, order.number(), CreateAndPay.biz(order), token(deed));
        return again
                ? answer.toldOf(node -> placed(order, node), no -> Refusals.outcome(Call.CREATE_AND_PAY, no, true))
                : answer.told(node -> placed(order, node), no -> Refusals.outcome(Call.CREATE_AND_PAY, no, false));
    }

    private static Outcome<Started> placed(MixedOrder order, String node) {
        CreateAndPay.Placed told = CreateAndPay.read(node, order);
        return Outcome.succeeded(new Started.HandedOff(
                told.farNumber(),
                Parts.NONE,
                Handoff.page(told.page()),
                Fields.NONE,
                Secrets.NONE,
                Optional.of(order.expires())));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        Purses purses = Purses.of(start);
        return query(start, no -> purses.allTaken() ? Outcome.succeeded(PaymentQuery.nothing()) : Missing.outcome(no))
                .then(told -> switch (verdict(told)) {
                    case PAID -> Outcome.succeeded(receipt(told, told.paidAt().or(purses::takenAt), told.seen()));
                    case DEAD -> purses.allTaken() ? byPurses(told, purses) : Outcome.declined(words(told), "混合订单已关闭");
                    case OPEN, UNCLEAR -> purses.allTaken() ? byPurses(told, purses) : undecided(told, purses);
                });
    }

    private Outcome<Receipt> byPurses(PaymentQuery.Told told, Purses purses) {
        return Outcome.succeeded(receipt(told, purses.takenAt(), Parts.NONE));
    }

    private <T> Outcome<T> undecided(PaymentQuery.Told told, Purses purses) {
        if (verdict(told) == Verdict.OPEN) {
            return Outcome.unknown(Doubt.STILL_WORKING, words(told));
        }
        return purses.allGone()
                ? Outcome.declined(words(told), "医保与现金均未支付")
                : Outcome.unknown(Doubt.NO_ANSWER, "未知的混合支付状态 " + words(told));
    }

    private Receipt receipt(PaymentQuery.Told told, Optional<Instant> at, Parts seen) {
        return Receipt.of(told.farNumber(), Parts.NONE, at.orElseGet(clock::instant))
                .seeing(seen)
                .noting(told.refundSeen() ? Fields.of(Notes.REFUND_SEEN, "1") : Fields.NONE);
    }

    /**
     * There is no call that closes a mixed order: it is dead once the purse behind it is closed. One that does not exist can
     * come to nothing any more when its purse is closed or paid otherwise.
     */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        Purses purses = Purses.of(start);
        return query(start, Missing::outcome)
                .match(
                        told -> switch (verdict(told)) {
                            case PAID -> Outcome.declined(words(told), "混合订单已支付");
                            case DEAD -> Outcome.succeeded(Closed.byClose());
                            case OPEN, UNCLEAR ->
                                purses.firstIs(Standing.GONE)
                                        ? Outcome.succeeded(Closed.byClose())
                                        : undecided(told, purses);
                        },
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                        && purses.firstIs(Standing.GONE, Standing.TAKEN, Standing.RETURNED)
                                ? Outcome.succeeded(Closed.byClose())
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    /** Alipay has no call for insurance that went back, and sees its own refund by itself: there is nothing to do. */
    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return Nothing.returned(clock.instant());
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return Nothing.returned(clock.instant());
    }

    private Outcome<PaymentQuery.Told> query(Deed start, Function<Answer.No, Outcome<PaymentQuery.Told>> refused) {
        String insurerNumber = MixedDraft.insurerNumber(start);
        String number = MixedDraft.number(start);
        String biz = PaymentQuery.biz(
                insurerNumber, number, medical.orgCode(), start.secrets().get(NoteKey.PAYER_ID));
        return gateway.call(PaymentQuery.METHOD, number, biz, token(start))
                .toldOf(node -> Outcome.succeeded(PaymentQuery.read(node, insurerNumber, number)), refused);
    }

    private static Map<String, String> token(Deed deed) {
        return Map.of("auth_token", deed.secrets().get(NoteKey.USER_TOKEN));
    }

    /** What its words come to: without its insurance part a mixed order comes to nothing, whatever became of the cash. */
    private enum Verdict {
        PAID,
        DEAD,
        OPEN,
        UNCLEAR
    }

    private Verdict verdict(PaymentQuery.Told told) {
        Optional<State> medicalPart = Optional.ofNullable(medical.states().get(told.medicalWord()));
        Optional<State> ownPart = told.ownWord().isEmpty()
                ? medicalPart
                : Optional.ofNullable(medical.states().get(told.ownWord()));
        if (medicalPart.isEmpty() || ownPart.isEmpty()) {
            return Verdict.UNCLEAR;
        }
        Set<State> both = EnumSet.of(medicalPart.get(), ownPart.get());
        if (ONCE_PAID.containsAll(both)) {
            return Verdict.PAID;
        }
        return DEAD.contains(medicalPart.get()) ? Verdict.DEAD : Verdict.OPEN;
    }

    private static String words(PaymentQuery.Told told) {
        return Words.clean(told.medicalWord() + "/" + told.ownWord());
    }
}
