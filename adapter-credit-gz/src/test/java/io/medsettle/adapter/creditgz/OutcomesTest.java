package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.done;
import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.party.Retold;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers mean, the checks of credit-gz §5.2 in their order, and letting go. */
class OutcomesTest {
    private static final Set<AnswerFlaw> AMOUNTS = EnumSet.of(AnswerFlaw.ONE_FEN_OFF, AnswerFlaw.PARTS_DIFFER);

    @ParameterizedTest
    @EnumSource
    void whatever_is_wrong_with_an_answer_is_never_a_yes_and_never_a_no(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            int number = 10_000;
            for (AnswerFlaw flaw : EnumSet.complementOf(EnumSet.copyOf(AMOUNTS))) {
                if (flaw == AnswerFlaw.NONE) {
                    continue;
                }
                Deed deed = Deeds.pay("20260105C" + ++number, 10_00, clinic.contract);
                clinic.platform.spoil(clinic.platform.code("pay"), flaw);
                assertThat(doubt(clinic.party.start(deed))).as(flaw.name()).isNotNull();
                Outcome<Started> again = clinic.party.start(deed);
                assertThat(again instanceof Outcome.Unknown<Started> u && u.doubt() == Doubt.NOT_FOUND)
                        .as(flaw.name() + " sent again")
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void another_amount_is_told_as_the_platform_took_it(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            clinic.platform.spoil(clinic.platform.code("pay"), AnswerFlaw.ONE_FEN_OFF, AnswerFlaw.PARTS_DIFFER);
            assertThat(done(clinic.party.start(Deeds.pay("20260105C00001", 10_00, clinic.contract)))
                            .parts()
                            .get(Part.CASH))
                    .isEqualTo(10_01);
            assertThat(done(clinic.party.start(Deeds.pay("20260105C00002", 10_00, clinic.contract)))
                            .parts()
                            .get(Part.CASH))
                    .isNotEqualTo(10_00);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_listed_refusal_is_a_no_to_a_first_sending_and_none_to_a_repeat(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            clinic.platform.terms(
                    Clinic.PERSON.idNumber(), ContractTerms.usual().limit(5_00));
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            assertThat(clinic.party.start(deed)).isInstanceOf(Outcome.Declined.class);
            clinic.clock.tick(Duration.ofMinutes(1));
            assertThat(doubt(clinic.party.start(deed))).isEqualTo(Doubt.NO_ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_first_sending_that_never_left_is_a_no_and_a_repeat_that_did_not_is_none(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            CreditGz alone =
                    new CreditGz(clinic.settings, request -> new WireResult.NeverSent("no route"), clinic.clock);
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            assertThat(alone.counterparty().start(deed))
                    .isEqualTo(Outcome.neverSent(shape == Shape.STEPS ? "没有令牌: no route" : "no route"));
            clinic.clock.tick(Duration.ofMinutes(1));
            assertThat(doubt(alone.counterparty().start(deed))).isEqualTo(Doubt.NO_ANSWER);
            assertThat(doubt(alone.counterparty().ask(deed))).isEqualTo(Doubt.NO_ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_under_way_is_at_work_until_it_is_done(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            clinic.platform.spoil(clinic.platform.code("pay"), AnswerFlaw.UNDER_WAY);
            assertThat(doubt(clinic.party.start(deed))).isEqualTo(Doubt.STILL_WORKING);
            assertThat(doubt(clinic.party.ask(deed))).isEqualTo(Doubt.STILL_WORKING);
            assertThat(doubt(clinic.party.abandon(deed))).isEqualTo(Doubt.STILL_WORKING);
            clinic.clock.tick(Duration.ofSeconds(31));
            Receipt receipt = yes(clinic.party.ask(deed));
            assertThat(clinic.party.abandon(deed)).isInstanceOf(Outcome.Declined.class);
            Deed back = Deeds.back(deed, receipt, "20260105R00001", 10_00, 1);
            clinic.platform.spoil(clinic.platform.code("refund"), AnswerFlaw.UNDER_WAY);
            assertThat(yes(clinic.party.reverse(back)).arrival()).isEqualTo(Returned.Arrival.ACCEPTED);
            clinic.clock.tick(Duration.ofSeconds(31));
            assertThat(yes(clinic.party.askReverse(back)).arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_platform_does_not_know_counts_only_after_its_time_and_in_its_spacing(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed meant = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            clinic.clock.tick(Duration.ofMinutes(10));
            String serial =
                    clinic.party.transmission(meant, clinic.clock.instant()).orElseThrow();
            Deed deed = Retold.of(meant).under(serial).deed();
            clinic.platform.faults().next(clinic.platform.code("pay"), Mood.LOSE_REQUEST);
            assertThat(doubt(clinic.party.start(deed))).isEqualTo(Doubt.NO_ANSWER);
            assertThat(doubt(clinic.party.ask(deed))).isEqualTo(Doubt.NOT_FOUND);
            assertThat(doubt(clinic.party.abandon(deed))).isEqualTo(Doubt.STILL_WORKING);
            clinic.clock.tick(Duration.ofMinutes(5));
            assertThat(doubt(clinic.party.abandon(deed))).isEqualTo(Doubt.STILL_WORKING);
            clinic.clock.tick(Duration.ofMinutes(1));
            assertThat(doubt(clinic.party.abandon(deed))).isEqualTo(Doubt.NOT_FOUND);
            clinic.clock.tick(Duration.ofSeconds(59));
            assertThat(doubt(clinic.party.abandon(deed))).isEqualTo(Doubt.STILL_WORKING);
            clinic.clock.tick(Duration.ofSeconds(1));
            assertThat(doubt(clinic.party.abandon(deed))).isEqualTo(Doubt.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_failed_is_let_go(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            clinic.platform.faults().next(clinic.platform.code("pay"), Mood.REFUSE);
            assertThat(clinic.party.start(deed)).isInstanceOf(Outcome.Declined.class);
            Outcome<Receipt> asked = clinic.party.ask(deed);
            if (asked instanceof Outcome.Declined<Receipt>) {
                assertThat(yes(clinic.party.abandon(deed)).proof()).isEqualTo(Closed.Proof.BY_CLOSE);
            } else {
                assertThat(doubt(asked)).isEqualTo(Doubt.NOT_FOUND);
            }
            assertThat(clinic.effects("20260105C00001")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_deed_without_what_the_platform_must_know_is_never_sent(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.hiding(Deeds.pay("20260105C00001", 10_00, clinic.contract), "certNo", "");
            Outcome<Started> said = clinic.party.start(deed);
            assertThat(said).isInstanceOf(Outcome.Declined.class);
            assertThat(((Outcome.Declined<Started>) said).refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT);
            assertThat(((Outcome.Declined<Started>) said).text()).contains("patient.certNo");
            assertThat(clinic.platform.received())
                    .noneMatch(call -> call.toString().contains("20260105C00001"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_first_sight_of_an_absence_only_starts_the_clock_of_its_process(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            clinic.clock.tick(Duration.ofHours(2));
            assertThat(doubt(clinic.party.abandon(deed))).isEqualTo(Doubt.STILL_WORKING);
            clinic.clock.tick(Duration.ofMinutes(1));
            assertThat(doubt(clinic.party.abandon(deed))).isEqualTo(Doubt.NOT_FOUND);
            CreditGz restarted = new CreditGz(clinic.settings, clinic.exchange, clinic.clock);
            assertThat(doubt(restarted.counterparty().abandon(deed))).isEqualTo(Doubt.STILL_WORKING);
            clinic.clock.tick(Duration.ofMinutes(1));
            assertThat(doubt(restarted.counterparty().abandon(deed))).isEqualTo(Doubt.NOT_FOUND);
        }
    }

    private static String withoutTotals(Shape shape) {
        return shape.whole().replaceAll("(?m)^.*result\\.totalRefunded.*\n", "");
    }

    private static String gone(Receipt receipt) {
        return receipt.notes().get(Trades.GONE_BACK);
    }

    @ParameterizedTest
    @EnumSource
    void what_has_gone_back_is_told_with_a_payment_and_it_is_not_fully_paid(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.pay("20260105C00001", 100_00, clinic.contract);
            Receipt receipt = done(clinic.party.start(deed));
            assertThat(gone(yes(clinic.party.ask(deed)))).isEmpty();
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 30_00, 1)));
            assertThat(yes(clinic.party.ask(deed)).parts().get(Part.CASH)).isEqualTo(100_00);
            assertThat(gone(yes(clinic.party.ask(deed)))).isEqualTo("CASH:3000");
            assertThat(doubt(clinic.party.start(deed)))
                    .as("an answer without a total")
                    .isEqualTo(Doubt.NO_ANSWER);
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00002", 70_00, 2)));
            assertThat(gone(yes(clinic.party.ask(deed)))).isEqualTo("CASH:10000");
            assertThat(gone(done(clinic.party.start(deed)))).isEqualTo("CASH:10000");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_has_gone_back_in_part_without_a_total_is_in_doubt_and_the_whole_is_the_collected(Shape shape) {
        try (Clinic clinic = new Clinic(shape, withoutTotals(shape))) {
            Deed deed = Deeds.pay("20260105C00001", 100_00, clinic.contract);
            Receipt receipt = done(clinic.party.start(deed));
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 30_00, 1)));
            assertThat(doubt(clinic.party.ask(deed))).isEqualTo(Doubt.NO_ANSWER);
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00002", 70_00, 2)));
            assertThat(gone(yes(clinic.party.ask(deed)))).isEqualTo("CASH:10000");
        }
    }

    @Test
    void a_nested_field_of_the_same_last_name_does_not_stand_for_the_outer_one_in_the_signed_text() {
        try (Clinic clinic = new Clinic(Shape.FIRST)) {
            Exchange touching = request -> clinic.exchange
                    .exchange(request)
                    .match(
                            answered -> {
                                assertThat(answered.text()).contains("\"respCode\":\"0000\"");
                                String text = answered.text().replace("\"respCode\":\"0000\"", "\"respCode\":\"2001\"");
                                String touched =
                                        text.substring(0, text.lastIndexOf('}')) + ",\"z\":{\"respCode\":\"0000\"}}";
                                return new WireResult.Answered(
                                        answered.status(),
                                        answered.headers(),
                                        touched.getBytes(StandardCharsets.UTF_8));
                            },
                            never -> never,
                            none -> none);
            CreditGz room = new CreditGz(clinic.settings, touching, clinic.clock);
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            assertThat(doubt(room.counterparty().start(deed))).isEqualTo(Doubt.NO_ANSWER);
            assertThat(clinic.platform.held("20260105C00001")).isEqualTo(10_00);
        }
    }

    private static Deed mixed(Clinic clinic) {
        return Deeds.with(
                Deeds.pay("20260105C00001", 100_00, clinic.contract, Deeds.settled(80_00, 0, 0)),
                NoteKey.CREDIT_ACCOUNT_MOST,
                "4000");
    }

    private static void unsent(Outcome<Returned> said) {
        assertThat(said).isInstanceOf(Outcome.Declined.class);
        Outcome.Declined<Returned> no = (Outcome.Declined<Returned>) said;
        assertThat(no.refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT);
        assertThat(no.text()).contains("已退金额未查到");
    }

    @ParameterizedTest
    @EnumSource
    void what_went_back_earlier_is_not_read_from_an_answer_about_another_order(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = mixed(clinic);
            Receipt receipt = done(clinic.party.start(deed));
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 50_00, 1)));
            clinic.platform.spoil(clinic.platform.code("queryTrade"), AnswerFlaw.OTHER_ORDER);
            Deed second = Deeds.back(deed, receipt, "20260105R00002", 30_00, 2);
            unsent(clinic.party.reverse(second));
            yes(clinic.party.reverse(second));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_went_back_earlier_is_nothing_without_a_total_only_if_nothing_went_back(Shape shape) {
        try (Clinic clinic = new Clinic(shape, withoutTotals(shape))) {
            Deed deed = mixed(clinic);
            Receipt receipt = done(clinic.party.start(deed));
            yes(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00001", 50_00, 1)));
            unsent(clinic.party.reverse(Deeds.back(deed, receipt, "20260105R00002", 30_00, 2)));
        }
    }

    /** Keeps the days that were asked about, and does something before the second of them. */
    private static final class Days implements Exchange {
        private final Clinic clinic;
        private final Runnable between;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        Days(Clinic clinic, Runnable between) {
            this.clinic = clinic;
            this.between = between;
        }

        @Override
        public WireResult exchange(WireRequest request) {
            if (request.transaction().equals(WireRequest.TOKEN)) {
                return clinic.exchange.exchange(request);
            }
            String text = new CreditEvidence(clinic.settings)
                    .request(new String(request.body(), StandardCharsets.UTF_8))
                    .orElseThrow()
                    .text();
            Matcher day =
                    Pattern.compile("\"(?:transDate|day)\" : \"([0-9-]+)\"").matcher(text);
            assertThat(day.find()).isTrue();
            asked.add(day.group(1).replace("-", ""));
            if (asked.size() == 2) {
                between.run();
            }
            return clinic.exchange.exchange(request);
        }
    }

    private static Deed sentNow(Clinic clinic, Deed deed) {
        String serial = clinic.party.transmission(deed, clinic.clock.instant()).orElseThrow();
        return Retold.of(deed).under(serial).deed();
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_that_is_not_found_is_asked_for_on_the_day_of_its_last_sending_too(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed meant = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            Days same = new Days(clinic, () -> {});
            assertThat(doubt(new CreditGz(clinic.settings, same, clinic.clock)
                            .counterparty()
                            .ask(sentNow(clinic, meant))))
                    .isEqualTo(Doubt.NOT_FOUND);
            assertThat(same.asked).containsExactly("20260105");
            clinic.clock.tick(Duration.ofDays(1));
            Deed deed = sentNow(clinic, meant);
            Days none = new Days(clinic, () -> {});
            assertThat(doubt(new CreditGz(clinic.settings, none, clinic.clock)
                            .counterparty()
                            .ask(deed)))
                    .isEqualTo(Doubt.NOT_FOUND);
            assertThat(none.asked).containsExactly("20260105", "20260106");
            Days second = new Days(clinic, () -> yes(clinic.party.start(deed)));
            assertThat(yes(new CreditGz(clinic.settings, second, clinic.clock)
                                    .counterparty()
                                    .ask(deed))
                            .parts()
                            .get(Part.CASH))
                    .isEqualTo(10_00);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refund_that_is_not_found_is_asked_for_on_the_day_of_its_last_sending_too(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            Receipt receipt = done(clinic.party.start(deed));
            clinic.clock.tick(Duration.ofDays(1));
            Deed back = sentNow(clinic, Deeds.back(deed, receipt, "20260105R00001", 10_00, 1));
            Days none = new Days(clinic, () -> {});
            assertThat(doubt(new CreditGz(clinic.settings, none, clinic.clock)
                            .counterparty()
                            .askReverse(back)))
                    .isEqualTo(Doubt.NOT_FOUND);
            assertThat(none.asked).containsExactly("20260105", "20260106");
            Days second = new Days(clinic, () -> yes(clinic.party.reverse(back)));
            yes(new CreditGz(clinic.settings, second, clinic.clock)
                    .counterparty()
                    .askReverse(back));
        }
    }
}
