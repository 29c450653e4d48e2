package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.party.Retold;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers mean, the checks of credit-gz §5.2 in their order, and letting go. */
class OutcomesTest {
    private static final Set<AnswerFlaw> AMOUNTS = EnumSet.of(AnswerFlaw.ONE_FEN_OFF, AnswerFlaw.PARTS_DIFFER);

    private static Optional<Doubt> doubt(Outcome<?> said) {
        return said instanceof Outcome.Unknown<?> unknown ? Optional.of(unknown.doubt()) : Optional.empty();
    }

    private static Receipt done(Outcome<Started> said) {
        return ((Started.Done) yes(said)).receipt();
    }

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
                assertThat(doubt(clinic.party.start(deed))).as(flaw.name()).isPresent();
                assertThat(doubt(clinic.party.start(deed)))
                        .as(flaw.name() + " sent again")
                        .isNotEqualTo(Optional.of(Doubt.NOT_FOUND));
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
            assertThat(doubt(clinic.party.start(deed))).contains(Doubt.NO_ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_first_sending_that_never_left_is_a_no_and_a_repeat_that_did_not_is_none(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            CreditGz alone =
                    new CreditGz(clinic.settings, request -> new WireResult.NeverSent("no route"), clinic.clock);
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            assertThat(alone.counterparty().start(deed)).isEqualTo(Outcome.neverSent("no route"));
            clinic.clock.tick(Duration.ofMinutes(1));
            assertThat(doubt(alone.counterparty().start(deed))).contains(Doubt.NO_ANSWER);
            assertThat(doubt(alone.counterparty().ask(deed))).contains(Doubt.NO_ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_under_way_is_at_work_until_it_is_done(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Deed deed = Deeds.pay("20260105C00001", 10_00, clinic.contract);
            clinic.platform.spoil(clinic.platform.code("pay"), AnswerFlaw.UNDER_WAY);
            assertThat(doubt(clinic.party.start(deed))).contains(Doubt.STILL_WORKING);
            assertThat(doubt(clinic.party.ask(deed))).contains(Doubt.STILL_WORKING);
            assertThat(doubt(clinic.party.abandon(deed))).contains(Doubt.STILL_WORKING);
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
            assertThat(doubt(clinic.party.start(deed))).contains(Doubt.NO_ANSWER);
            assertThat(doubt(clinic.party.ask(deed))).contains(Doubt.NOT_FOUND);
            assertThat(doubt(clinic.party.abandon(deed))).contains(Doubt.STILL_WORKING);
            clinic.clock.tick(Duration.ofMinutes(5));
            assertThat(doubt(clinic.party.abandon(deed))).contains(Doubt.NOT_FOUND);
            clinic.clock.tick(Duration.ofSeconds(59));
            assertThat(doubt(clinic.party.abandon(deed))).contains(Doubt.STILL_WORKING);
            clinic.clock.tick(Duration.ofSeconds(1));
            assertThat(doubt(clinic.party.abandon(deed))).contains(Doubt.NOT_FOUND);
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
                assertThat(doubt(asked)).contains(Doubt.NOT_FOUND);
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
}
