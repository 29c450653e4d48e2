package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.party.Retold;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** VISIT against the simulator: sign-in, lookup, registration, its traces and its moods. */
class VisitContractTest extends AtTheInsurer {
    @Test
    void a_person_who_is_not_insured_is_told_so() {
        var stranger = io.medsettle.fixtures.sim.SamplePeople.all().get(2);
        Deed deed = Sample.knowing(
                visit,
                io.medsettle.ports.value.Fields.NONE,
                io.medsettle.ports.value.Secrets.NONE
                        .with(NoteKey.NAME, stranger.name())
                        .with(NoteKey.CERT_NO, stranger.idNumber()));

        assertThat(desk.yibao.start(deed)).isInstanceOfSatisfying(Outcome.Declined.class, d -> {
            assertThat(d.refusal()).isEqualTo(Outcome.Refusal.ANSWERED_NO);
            assertThat(d.text()).contains("未查询到人员参保信息");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "DO_AND_500"})
    void a_visit_whose_answer_was_lost_is_found_under_its_own_number(Mood mood) {
        mood("2201", mood);

        isUnknown(desk.yibao.start(visit), Doubt.NO_ANSWER);

        Receipt found = desk.yibao.ask(visit).maybe().orElseThrow();
        assertThat(insurer.visits()).singleElement().satisfies(v -> assertThat(v.mdtrtId())
                .isEqualTo(found.farNumber()));
        desk.clock.tick(Duration.ofMinutes(5));
        assertThat(Desk.receipt(desk.yibao.start(visit)).farNumber())
                .as("a repeat finds the standing visit")
                .isEqualTo(found.farNumber());
        assertThat(insurer.visits()).hasSize(1);
        assertThat(desk.yibao.abandon(visit).maybe()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"LOSE_REQUEST", "MAINTENANCE"})
    void a_visit_that_never_arrived_is_not_found_and_may_be_repeated(Mood mood) {
        mood("2201", mood);

        isUnknown(desk.yibao.start(visit), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.ask(visit), Doubt.NOT_FOUND);
        isUnknown(desk.yibao.abandon(visit), Doubt.NOT_FOUND);
        assertThat(desk.yibao.start(visit).maybe()).isPresent();
    }

    @Test
    void a_lost_visit_is_not_found_in_the_one_of_an_earlier_order_of_the_same_number() {
        visited();
        desk.clock.tick(Duration.ofMinutes(10));
        Deed later = Retold.of(Sample.deed(Act.VISIT, "A20260105000077"))
                .intendedAt(desk.clock.instant())
                .deed();
        mood("2201", Mood.LOSE_REQUEST);

        isUnknown(desk.yibao.start(later), Doubt.NO_ANSWER);

        isUnknown(desk.yibao.ask(later), Doubt.NOT_FOUND);
        isUnknown(desk.yibao.abandon(later), Doubt.NOT_FOUND);
        assertThat(desk.yibao.start(later)).isInstanceOfSatisfying(Outcome.Declined.class, d -> assertThat(d.text())
                .contains("其他订单"));
        assertThat(insurer.visits()).singleElement().satisfies(v -> assertThat(v.cancelled())
                .isFalse());
    }

    @ParameterizedTest
    @CsvSource({"1101,未查询到人员参保信息", "2201,人员参保状态不正常"})
    void a_refused_visit_is_a_firm_no(String infno, String words) {
        mood(infno, Mood.REFUSE);

        assertThat(desk.yibao.start(visit)).isInstanceOfSatisfying(Outcome.Declined.class, d -> assertThat(d.text())
                .contains(words));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "LOSE_REQUEST", "DO_AND_500", "MAINTENANCE"})
    void a_question_that_is_not_answered_answers_nothing(Mood mood) {
        visited();
        mood("5201", mood);
        isUnknown(desk.yibao.ask(visit), Doubt.NO_ANSWER);
        mood("1101", mood);
        isUnknown(desk.yibao.ask(visit), Doubt.NO_ANSWER);
    }

    @Test
    void a_refused_question_is_no_answer_about_the_visit() {
        visited();
        mood("1101", Mood.REFUSE);
        isUnknown(desk.yibao.ask(visit), Doubt.NO_ANSWER);
    }

    @Test
    void a_visit_with_fees_cannot_be_cancelled() {
        ordered();

        assertThat(desk.yibao.abandon(visit)).isInstanceOf(Outcome.Declined.class);
    }

    @Test
    void a_visit_cancelled_twice_is_cancelled() {
        visited();
        mood("2202", Mood.LOSE_REPLY);

        isUnknown(desk.yibao.abandon(visit), Doubt.NO_ANSWER);
        assertThat(desk.yibao.abandon(visit).maybe()).isPresent();
        assertThat(insurer.effects("2202")).isEqualTo(1);
    }

    @Test
    void a_sign_in_that_the_platform_forgot_is_made_anew() {
        visited();
        insurer.forgetSignIns();

        assertThat(desk.yibao.ask(visit).maybe()).isPresent();
        assertThat(insurer.effects("9001")).isEqualTo(2);
    }

    @Test
    void a_sign_in_of_yesterday_is_not_used() {
        visited();
        desk.clock.tick(Duration.ofHours(15));

        assertThat(desk.yibao.ask(visit).maybe()).isPresent();
        assertThat(insurer.effects("9001")).isEqualTo(2);
    }

    @Test
    void without_a_sign_in_nothing_leaves() {
        mood("9001", Mood.REFUSE);

        assertThat(desk.yibao.start(visit)).isInstanceOfSatisfying(Outcome.Declined.class, d -> assertThat(d.refusal())
                .isEqualTo(Outcome.Refusal.NEVER_SENT));
        mood("9001", Mood.LOSE_REPLY);
        isUnknown(desk.yibao.ask(visit), Doubt.NO_ANSWER);
    }
}
