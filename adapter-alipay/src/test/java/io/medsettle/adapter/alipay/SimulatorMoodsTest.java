package io.medsettle.adapter.alipay;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.alipay.AnswerFlaw;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each verb under each mood of the far side: what it may say, and that a repeat under the same number ends it once. */
class SimulatorMoodsTest {
    private static final Set<Mood> KIND = EnumSet.of(Mood.ANSWER, Mood.SLOW, Mood.ANSWER_TWICE);
    private static final Set<AnswerFlaw> GENUINE =
            EnumSet.of(AnswerFlaw.NONE, AnswerFlaw.SLASH_UNESCAPED, AnswerFlaw.SIGN_FIRST, AnswerFlaw.GBK_BODY);

    private static final Hospital HOSPITAL = new Hospital();
    private static final AtomicInteger TESTS = new AtomicInteger(10000);

    private final Hospital hospital = HOSPITAL;
    private final int test = TESTS.incrementAndGet();
    private final Deed cash = Deeds.cash("20260105C" + test, 50_00);

    @BeforeEach
    void morning() {
        hospital.alipay.calm();
        hospital.alipay.faults().slowness(Duration.ofMillis(20));
        hospital.clock.set(Deeds.INTENDED);
    }

    @AfterAll
    static void close() {
        HOSPITAL.close();
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_trade_is_created_once(Mood mood) {
        hospital.alipay.faults().next("alipay.trade.create", mood);
        judged(mood, mood == Mood.WRONG_AMOUNT, () -> hospital.party.start(cash));
        assertThat(hospital.alipay.tradeStatus(cash.number().text())).isEqualTo("WAIT_BUYER_PAY");
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_code_is_charged_once_and_a_doubt_is_asked_about(Mood mood) {
        Deed scanned = Deeds.scanned("20260105P" + test, 50_00, hospital.alipay.paymentCode(Deeds.PERSON.openid()));
        hospital.alipay.faults().next("alipay.trade.pay", mood);
        Outcome<?> first = hospital.party.start(scanned);
        boolean nothing = mood == Mood.REFUSE || mood == Mood.LOSE_REQUEST || mood == Mood.MAINTENANCE;
        if (nothing) {
            assertThat(first.maybe()).isEmpty();
            assertThat(doubt(hospital.party.ask(scanned))).isEqualTo(Doubt.NOT_FOUND);
            assertThat(doubt(hospital.party.abandon(scanned))).isEqualTo(Doubt.NOT_FOUND);
            hospital.clock.tick(Duration.ofMinutes(11));
            yes(hospital.party.abandon(scanned));
        } else {
            assertThat(yes(hospital.party.ask(scanned)).parts()).isEqualTo(Parts.of(Part.CASH, 50_00));
        }
        assertThat(hospital.effects(scanned.number().text())).isEqualTo(nothing ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_refund_is_made_once(Mood mood) {
        Deed back = refund();
        hospital.alipay.faults().next("alipay.trade.refund", mood);
        judged(mood, mood == Mood.WRONG_AMOUNT, () -> hospital.party.reverse(back));
        yes(hospital.party.askReverse(back));
        assertThat(hospital.effects(back.number().text())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_close_is_proven_or_not_believed(Mood mood) {
        yes(hospital.party.start(cash));
        hospital.alipay.faults().next("alipay.trade.close", mood);
        Outcome<?> first = hospital.party.abandon(cash);
        assertThat(first).isNotInstanceOf(Outcome.Declined.class);
        yes(hospital.party.abandon(cash));
        assertThat(hospital.alipay.tradeStatus(cash.number().text())).isEqualTo("TRADE_CLOSED");
    }

    @ParameterizedTest
    @EnumSource(
            value = AnswerFlaw.class,
            names = {"PLAIN_NODE", "RETRY", "NOT_YET", "UNKNOWN_STATUS", "UNKNOWN_CERT_SN"},
            mode = EnumSource.Mode.EXCLUDE)
    void an_answer_that_is_not_provably_theirs_is_no_answer(AnswerFlaw flaw) {
        Deed back = refund();
        hospital.alipay.spoil("alipay.trade.refund", flaw);
        Outcome<?> first = hospital.party.reverse(back);
        if (GENUINE.contains(flaw)) {
            yes(first);
        } else {
            assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        }
        hospital.clock.tick(Duration.ofSeconds(10));
        yes(hospital.party.reverse(back));
        assertThat(hospital.effects(back.number().text())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = AnswerFlaw.class,
            names = {"RETRY", "DONE_BUT_UNAVAILABLE", "DONE_BUT_SYSTEM_ERROR", "SYSTEM_ERROR", "TOO_MANY"})
    void a_cancel_is_repeated_until_it_is_done(AnswerFlaw flaw) {
        Deed scanned =
                Deeds.scanned("20260105P" + test, 50_00, hospital.alipay.paymentCode(Deeds.PERSON.openid(), "10003"));
        yes(hospital.party.start(scanned));
        hospital.alipay.spoil("alipay.trade.cancel", flaw);
        assertThat(hospital.party.abandon(scanned)).isNotInstanceOf(Outcome.Declined.class);
        yes(hospital.party.abandon(scanned));
        assertThat(no(hospital.party.ask(scanned)).code()).isEqualTo("TRADE_CLOSED");
    }

    @ParameterizedTest
    @EnumSource(
            value = AnswerFlaw.class,
            names = {"NOT_YET"})
    void a_refund_asked_for_too_early_is_not_there_and_is_repeated_under_its_number(AnswerFlaw flaw) {
        Deed back = refund();
        yes(hospital.party.reverse(back));
        hospital.alipay.spoil("alipay.trade.fastpay.refund.query", flaw);
        assertThat(doubt(hospital.party.askReverse(back))).isEqualTo(Doubt.NOT_FOUND);
        yes(hospital.party.reverse(back));
        assertThat(hospital.effects(back.number().text())).isEqualTo(1);
    }

    private Deed refund() {
        yes(hospital.party.start(cash));
        hospital.alipay.pay(cash.number().text(), PatientChoice.BOTH_OK);
        Receipt paid = yes(hospital.party.ask(cash));
        return Deeds.back(cash, paid, "20260105R" + test, Parts.of(Part.CASH, 20_00));
    }

    /** A no at first where it refuses, a yes where it is kind, else a doubt; and a yes to the next try. */
    private void judged(Mood mood, boolean harmless, Supplier<Outcome<?>> call) {
        Outcome<?> first = call.get();
        if (mood == Mood.REFUSE) {
            assertThat(no(first).code()).isNotEmpty();
        } else if (KIND.contains(mood) || harmless) {
            yes(first);
        } else {
            assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        }
        yes(call.get());
    }
}
