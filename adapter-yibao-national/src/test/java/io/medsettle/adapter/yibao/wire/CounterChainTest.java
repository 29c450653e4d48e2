package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.SettlementView;
import io.medsettle.fixtures.yibao.StayState;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The counter and the stay from the first call to the last and back, against the simulator, answers lost on the way. */
class CounterChainTest extends AtTheCounter {
    @BeforeEach
    void comeToTheCounter() {
        openCounter();
    }

    private Receipt settled() {
        trialled();
        return done(clinic(Act.SETTLE, "A20260105000105")).receipt();
    }

    @Test
    void a_bill_is_settled_as_it_was_priced_and_goes_all_the_way_back() {
        Receipt trial = trialled().receipt();
        Deed settle = clinic(Act.SETTLE, "A20260105000105");
        Receipt took = done(settle).receipt();

        assertThat(took.parts()).isEqualTo(trial.parts());
        assertThat(took.seen()).isEqualTo(trial.seen());
        assertThat(took.seen().total()).isEqualTo(BILL);
        assertThat(counter.abandon(Sample.knowing(settle, took.notes(), took.secrets())))
                .as("what has its receipt is reversed, not undone")
                .isInstanceOf(Outcome.Declined.class);
        Returned back = counter.reverse(back(settle, took)).maybe().orElseThrow();
        assertThat(back.parts()).isEqualTo(took.parts());
        assertThat(counter.abandon(clinic(Act.FEES, "A20260105000103")).maybe()).isPresent();
        assertThat(counter.abandon(clinic(Act.VISIT, "A20260105000101")).maybe())
                .isPresent();
        assertThat(settlements().stream().mapToLong(SettlementView::totalFen).sum())
                .isZero();
        assertThat(insurer.visits()).allMatch(v -> v.cancelled());
    }

    private Deed back(Deed settle, Receipt took) {
        Deed deed = Sample.reversal(settle, took, "R20260105000105", "", desk.clock.instant());
        return Sample.under(
                deed, counter.transmission(deed, desk.clock.instant()).orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"LOSE_REPLY", "DO_AND_500", "LOSE_REQUEST", "MAINTENANCE"})
    void a_lost_settlement_that_5201_does_not_tell_of_is_undone_by_2601_and_settled_anew(Mood mood) {
        trialled();
        mood("2207", mood);
        Deed lost = clinic(Act.SETTLE, "A20260105000105");

        isUnknown(counter.start(lost), Doubt.NO_ANSWER);
        isUnknown(counter.ask(lost), Doubt.NOT_FOUND);
        Closed closed = counter.abandon(lost).maybe().orElseThrow();

        assertThat(closed.proof()).isEqualTo(Closed.Proof.BY_CLOSE);
        boolean arrived = mood == Mood.LOSE_REPLY || mood == Mood.DO_AND_500;
        assertThat(closed.notes().has("undo2601")).isEqualTo(!arrived);
        assertThat(settlements()).isEmpty();
        Deed again = clinic(Act.SETTLE, "A20260105000106");
        assertThat(counter.start(again).maybe()).isPresent();
        assertThat(settlements()).singleElement().satisfies(s -> assertThat(s.medinsSetlId())
                .isEqualTo(again.transmission()));
    }

    @Test
    void an_undoing_whose_answer_is_lost_is_said_again() {
        trialled();
        mood("2207", Mood.LOSE_REPLY);
        Deed lost = clinic(Act.SETTLE, "A20260105000105");
        counter.start(lost);
        mood("2601", Mood.LOSE_REPLY);

        isUnknown(counter.abandon(lost), Doubt.NO_ANSWER);
        assertThat(counter.abandon(lost).maybe()).isPresent();
        assertThat(settlements()).isEmpty();
    }

    @Test
    void a_sign_in_that_goes_right_before_the_settlement_leaves_at_most_one_under_the_kept_msgid() {
        trialled();
        insurer.forgetSignIns();
        Deed settle = clinic(Act.SETTLE, "A20260105000105");

        Outcome<?> said = counter.start(settle);

        assertThat(settlements()).allMatch(s -> s.medinsSetlId().equals(settle.transmission()));
        if (said.maybe().isEmpty()) {
            assertThat(counter.abandon(settle).maybe()).isPresent();
            assertThat(settlements()).isEmpty();
        }
    }

    @Test
    void lost_fees_are_taken_away_and_sent_again() {
        done(clinic(Act.VISIT, "A20260105000101"));
        done(clinic(Act.DIAGNOSES, "A20260105000102"));
        mood("2204", Mood.LOSE_REPLY);
        Deed fees = clinic(Act.FEES, "A20260105000103");

        isUnknown(counter.start(fees), Doubt.NO_ANSWER);
        isUnknown(counter.ask(fees), Doubt.NOT_FOUND);
        desk.clock.tick(Duration.ofMinutes(1));
        done(Sample.under(fees, clinic(Act.FEES, "A20260105000103").transmission()));

        assertThat(insurer.standingLines(fees.notes().get(NoteKey.MDTRT_ID))).isEqualTo(2);
    }

    @Test
    void a_reversal_said_again_under_another_msgid_is_confirmed_by_the_no() {
        trialled();
        Deed settle = clinic(Act.SETTLE, "A20260105000105");
        Receipt took = done(settle).receipt();
        Deed first = back(settle, took);
        mood("2208", Mood.LOSE_REPLY);
        isUnknown(counter.reverse(first), Doubt.NO_ANSWER);
        desk.clock.tick(Duration.ofMinutes(1));

        Returned back = counter.reverse(Sample.under(first, back(settle, took).transmission()))
                .maybe()
                .orElseThrow();

        assertThat(back.parts()).isEqualTo(took.parts());
        assertThat(counter.askReverse(first).maybe()).isPresent();
        assertThat(settlements()).hasSize(2);
    }

    @Test
    void a_stay_goes_all_the_way_and_all_the_way_back() {
        Receipt trial = stayTrialled().receipt();
        Deed settle = stay(Act.STAY_SETTLE, "A20260105000205");
        Receipt took = done(settle).receipt();

        assertThat(took.parts()).isEqualTo(trial.parts());
        assertThat(took.seen().total()).isEqualTo(BILL);
        assertThat(counter.reverse(back(settle, took)).maybe()).isPresent();
        done(stay(Act.CANCEL_DISCHARGE, "A20260105000206"));
        assertThat(counter.ask(stay(Act.CANCEL_DISCHARGE, "A20260105000206")).maybe())
                .isPresent();
        done(stay(Act.CANCEL_ADMISSION, "A20260105000207"));
        assertThat(counter.ask(stay(Act.CANCEL_ADMISSION, "A20260105000207")).maybe())
                .isPresent();
        assertThat(insurer.stays()).singleElement().satisfies(s -> assertThat(s.state())
                .isEqualTo(StayState.CANCELLED));
        assertThat(settlements().stream().mapToLong(SettlementView::totalFen).sum())
                .isZero();
    }

    @Test
    void a_lost_admission_is_found_by_its_number_or_undone() {
        mood("2401", Mood.LOSE_REPLY);
        Deed admit = stay(Act.ADMIT, "A20260105000201");

        isUnknown(counter.start(admit), Doubt.NO_ANSWER);
        assertThat(counter.ask(admit).maybe()).isPresent();
        assertThat(counter.abandon(admit).maybe()).isPresent();

        isUnknown(counter.ask(admit), Doubt.NOT_FOUND);
        done(stay(Act.ADMIT, "A20260105000208"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2403", "2402"})
    void a_discharge_cut_in_the_middle_is_said_again(String infno) {
        done(stay(Act.ADMIT, "A20260105000201"));
        done(stay(Act.STAY_FEES, "A20260105000202"));
        mood(infno, Mood.LOSE_REPLY);
        Deed leave = stay(Act.DISCHARGE, "A20260105000203");

        isUnknown(counter.start(leave), Doubt.NO_ANSWER);
        boolean out = counter.ask(leave).maybe().isPresent();
        assertThat(out).isEqualTo(infno.equals("2402"));
        done(stay(Act.DISCHARGE, "A20260105000203"));
        assertThat(counter.ask(leave).maybe()).isPresent();
    }

    @Test
    void what_is_settled_cannot_be_taken_apart() {
        settled();

        assertThat(counter.abandon(clinic(Act.FEES, "A20260105000103"))).isInstanceOf(Outcome.Declined.class);
        assertThat(counter.abandon(clinic(Act.VISIT, "A20260105000101"))).isInstanceOf(Outcome.Declined.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2204", "2206", "2207"})
    void a_refusal_of_the_counter_is_a_firm_no(String infno) {
        done(clinic(Act.VISIT, "A20260105000101"));
        done(clinic(Act.DIAGNOSES, "A20260105000102"));
        insurer.faults().next(infno, Mood.REFUSE);
        Outcome<?> fees = counter.start(clinic(Act.FEES, "A20260105000103"));
        if (infno.equals("2204")) {
            assertThat(fees).isInstanceOf(Outcome.Declined.class);
            return;
        }
        Deed trial = Sample.knowing(
                clinic(Act.TRIAL, "A20260105000104"),
                io.medsettle.ports.value.Fields.of(NoteKey.CHRG_BCHNO, "A20260105000103"),
                io.medsettle.ports.value.Secrets.NONE);
        if (infno.equals("2206")) {
            assertThat(counter.start(trial)).isInstanceOf(Outcome.Declined.class);
            return;
        }
        done(trial);
        Deed settle = Sample.knowing(
                clinic(Act.SETTLE, "A20260105000105"), trial.notes(), io.medsettle.ports.value.Secrets.NONE);
        assertThat(counter.start(settle)).isInstanceOf(Outcome.Declined.class);
        isUnknown(counter.ask(settle), Doubt.NOT_FOUND);
    }
}
