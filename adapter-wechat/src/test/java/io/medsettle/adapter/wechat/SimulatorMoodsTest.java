package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.no;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.AnswerFlaw;
import io.medsettle.fixtures.wechat.CodeManner;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.channel.Authorisation.Authorised;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
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

    private static final Hospital HOSPITAL = new Hospital();
    private static final AtomicInteger TESTS = new AtomicInteger(10000);

    private final Hospital hospital = HOSPITAL;
    private final int test = TESTS.incrementAndGet();
    private final String number = "20260105C" + test;
    private final Deed cash = Deeds.cash(number, 50_00);

    @BeforeEach
    void morning() {
        hospital.wechat.calm();
        hospital.wechat.faults().slowness(Duration.ofMillis(20));
        hospital.clock.set(Deeds.INTENDED);
    }

    @AfterAll
    static void close() {
        HOSPITAL.close();
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_cash_order_is_placed_once(Mood mood) {
        started("jsapi", mood, mood == Mood.WRONG_AMOUNT, () -> hospital.party.start(cash));
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_code_to_be_scanned_is_made_once(Mood mood) {
        Deed scanned = Deeds.qr("20260105Q" + test, 50_00);
        started("native", mood, mood == Mood.WRONG_AMOUNT, () -> hospital.party.start(scanned));
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_payment_by_code_is_made_once(Mood mood) {
        Deed scanned = Deeds.code(number, 50_00, hospital.wechat.payCode(Deeds.PERSON.openid()));
        started("codepay", mood, mood == Mood.WRONG_AMOUNT, () -> hospital.party.start(scanned));
        assertThat(held()).isEqualTo(mood == Mood.REFUSE ? 0 : 50_00);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void taking_a_code_back_ends_in_proof(Mood mood) {
        String code = hospital.wechat.payCode(Deeds.PERSON.openid(), CodeManner.TYPES);
        Deed scanned = Deeds.code(number, 50_00, code);
        yes(hospital.party.start(scanned));
        hospital.clock.tick(Duration.ofSeconds(20));
        hospital.wechat.faults().next("reverse", mood);
        Outcome<?> first = hospital.party.abandon(scanned);
        if (mood == Mood.REFUSE || mood == Mood.LOSE_REQUEST || mood == Mood.MAINTENANCE) {
            assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        } else {
            yes(first);
        }
        yes(hospital.party.abandon(scanned));
        hospital.wechat.pay(number, PatientChoice.BOTH_OK);
        assertThat(held()).isZero();
        assertThat(no(hospital.party.ask(scanned)).code()).isEqualTo("REVOKED");
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_mixed_order_is_placed_once(Mood mood) {
        Deed mixed = hospital.mixedBehind(cash);
        started("med-order", mood, false, () -> hospital.party.start(mixed));
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_refund_is_made_once(Mood mood) {
        Deed back = refund();
        started("refund", mood, mood == Mood.WRONG_AMOUNT, () -> hospital.party.reverse(back));
        if (mood != Mood.REFUSE) {
            yes(hospital.party.askReverse(back));
            assertThat(held()).isEqualTo(30_00);
        }
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_refund_notice_is_taken_in(Mood mood) {
        Deed told = mixedBack();
        hospital.wechat.faults().next("med-refund-notify", mood);
        Outcome<?> first = hospital.party.reverse(told);
        if (mood == Mood.REFUSE) {
            assertThat(no(first).code()).startsWith("RULE_LIMIT");
        } else if (KIND.contains(mood) || mood == Mood.WRONG_AMOUNT) {
            yes(first);
        } else {
            assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        }
        hospital.clock.tick(Duration.ofSeconds(10));
        yes(hospital.party.reverse(told));
        yes(hospital.party.askReverse(told));
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_question_about_a_paid_order_is_answered_or_asked_again(Mood mood) {
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        hospital.wechat.pay(number, PatientChoice.BOTH_OK);
        hospital.wechat.faults().next("pay-query", mood);
        Outcome<Receipt> paid = hospital.party.ask(cash);
        hospital.wechat.faults().next("med-query", mood);
        Outcome<Receipt> seen = hospital.party.ask(mixed);
        if (KIND.contains(mood)) {
            assertThat(yes(paid).parts().total()).isEqualTo(50_00);
            assertThat(yes(seen).seen()).isEqualTo(Deeds.ALL);
        } else if (mood == Mood.WRONG_AMOUNT) {
            assertThat(yes(paid).parts().total()).isEqualTo(50_01);
            assertThat(doubt(seen)).isEqualTo(Doubt.NO_ANSWER);
        } else {
            assertThat(doubt(paid)).isEqualTo(Doubt.NO_ANSWER);
            assertThat(doubt(seen)).isEqualTo(Doubt.NO_ANSWER);
        }
        assertThat(yes(hospital.party.ask(cash)).parts().total()).isEqualTo(50_00);
        assertThat(yes(hospital.party.ask(mixed)).seen()).isEqualTo(Deeds.ALL);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void a_question_about_a_refund_is_answered_or_asked_again(Mood mood) {
        Deed back = refund();
        yes(hospital.party.reverse(back));
        hospital.wechat.faults().next("refund-query", mood);
        Outcome<?> told = hospital.party.askReverse(back);
        if (KIND.contains(mood) || mood == Mood.WRONG_AMOUNT) {
            yes(told);
        } else {
            assertThat(doubt(told)).isEqualTo(Doubt.NO_ANSWER);
        }
        assertThat(yes(hospital.party.askReverse(back)).parts()).isEqualTo(Parts.of(Part.CASH, 20_00));
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void letting_go_ends_in_proof(Mood mood) {
        yes(hospital.party.start(cash));
        long before = hospital.wechat.carriedOut("close");
        hospital.wechat.faults().next("close", mood);
        Outcome<?> first = hospital.party.abandon(cash);
        boolean nothingDone = mood == Mood.REFUSE || mood == Mood.LOSE_REQUEST || mood == Mood.MAINTENANCE;
        if (nothingDone) {
            assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        } else {
            yes(first);
        }
        yes(hospital.party.abandon(cash));
        assertThat(hospital.wechat.carriedOut("close")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource(Mood.class)
    void an_authorisation_code_is_good_once(Mood mood) {
        Secret openid = new Secret(Deeds.PERSON.openid());
        Secret code = new Secret(hospital.wechat.authCode(Deeds.PERSON.openid()));
        hospital.wechat.faults().next("user-query", mood);
        Outcome<Authorised> outcome = hospital.exchanged(code, openid);
        if (mood == Mood.REFUSE || mood == Mood.ANSWER_TWICE) {
            assertThat(no(outcome).code()).isNotEmpty();
        } else if (KIND.contains(mood) || mood == Mood.WRONG_AMOUNT) {
            assertThat(yes(outcome).certNo().reveal()).isEqualTo(Deeds.PERSON.idNumber());
        } else {
            assertThat(doubt(outcome)).isEqualTo(Doubt.NO_ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource(AnswerFlaw.class)
    void an_answer_that_is_not_provably_theirs_is_no_answer(AnswerFlaw flaw) {
        Deed back = refund();
        hospital.wechat.spoil("refund", flaw);
        Outcome<?> first = hospital.party.reverse(back);
        if (flaw == AnswerFlaw.NONE) {
            yes(first);
        } else {
            assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        }
        hospital.clock.tick(Duration.ofSeconds(10));
        yes(hospital.party.reverse(back));
        hospital.wechat.spoil("refund-query", flaw);
        Outcome<?> asked = hospital.party.askReverse(back);
        if (flaw == AnswerFlaw.NONE) {
            yes(asked);
        } else {
            assertThat(doubt(asked)).isEqualTo(Doubt.NO_ANSWER);
        }
        assertThat(held()).isEqualTo(30_00);
    }

    private <T> void started(String operation, Mood mood, boolean passes, Supplier<Outcome<T>> call) {
        long before = hospital.wechat.carriedOut(operation);
        hospital.wechat.faults().next(operation, mood);
        Outcome<T> first = call.get();
        if (mood == Mood.REFUSE) {
            no(first);
            assertThat(hospital.wechat.carriedOut(operation)).isEqualTo(before);
            return;
        }
        if (KIND.contains(mood) || passes) {
            yes(first);
        } else {
            assertThat(doubt(first)).isEqualTo(Doubt.NO_ANSWER);
        }
        hospital.clock.tick(Duration.ofSeconds(10));
        yes(call.get());
        assertThat(hospital.wechat.carriedOut(operation)).isEqualTo(before + 1);
    }

    private long held() {
        return hospital.wechat.ledger().stream()
                .filter(line -> line.requestNo().endsWith(Integer.toString(test)))
                .mapToLong(LedgerEntry::fen)
                .sum();
    }

    private Deed refund() {
        yes(hospital.party.start(cash));
        hospital.wechat.pay(number, PatientChoice.BOTH_OK);
        return Deeds.back(cash, yes(hospital.party.ask(cash)), "20260105R" + test, Parts.of(Part.CASH, 20_00));
    }

    private Deed mixedBack() {
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        hospital.wechat.pay(number, PatientChoice.BOTH_OK);
        return Deeds.back(
                mixed,
                yes(hospital.party.ask(mixed)),
                "20260105X" + test,
                Parts.NONE,
                Deeds.orderLeg("20260105J00001", Standing.RETURNED, Hospital.insured()));
    }
}
