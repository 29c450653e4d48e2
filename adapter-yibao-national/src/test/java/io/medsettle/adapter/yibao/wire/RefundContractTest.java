package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.Quirk;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way and the way back against the simulator: 6203 under its own number, in every mood. */
class RefundContractTest extends AtTheInsurer {
    @Test
    void an_order_goes_all_the_way_and_back() {
        Receipt took = paid();

        assertThat(took.parts()).isEqualTo(TOLD);
        assertThat(took.notes().get(NoteKey.SETL_ID)).isNotEmpty();
        assertThat(took.secrets().get(NoteKey.REVS_TOKEN)).isNotEmpty();
        Returned returned = desk.yibao.reverse(reversal(took)).maybe().orElseThrow();
        assertThat(returned.arrival()).isEqualTo(Returned.Arrival.ARRIVED);
        assertThat(returned.parts()).isEqualTo(TOLD);
        assertThat(desk.yibao.askReverse(reversal(took)).maybe()).isPresent();
        assertThat(desk.yibao.abandon(visit).maybe()).contains(Closed.byClose());
        assertThat(insurer.ledger().stream().mapToLong(l -> l.fen()).sum()).isZero();
        assertThat(insurer.effects("9001")).isEqualTo(1);
    }

    @Test
    void an_order_that_nobody_pays_is_let_go() {
        ordered();

        isUnknown(desk.yibao.ask(order), Doubt.STILL_WORKING);
        assertThat(desk.yibao.abandon(order).maybe()).isPresent();
        assertThat(desk.yibao.abandon(upload).maybe()).isPresent();
        assertThat(desk.yibao.abandon(visit).maybe()).isPresent();
        assertThat(desk.yibao.ask(order)).isInstanceOf(Outcome.Declined.class);
        assertThat(insurer.ledger()).isEmpty();
        assertThat(insurer.visits()).allMatch(v -> v.cancelled());
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"SLOW", "LOSE_REPLY", "DO_AND_500", "ANSWER_TWICE"})
    void a_refund_in_doubt_is_asked_and_repeated_under_its_own_number(Mood mood) {
        Deed back = reversal(paid());
        mood("6203", mood);

        Outcome<Returned> first = desk.yibao.reverse(back);
        if (mood != Mood.ANSWER_TWICE) {
            isUnknown(first, Doubt.NO_ANSWER);
        }
        assertThat(desk.yibao.askReverse(back).maybe().orElseThrow().parts()).isEqualTo(TOLD);
        assertThat(desk.yibao.reverse(back).maybe()).isPresent();
        assertThat(insurer.effects("6203")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"LOSE_REQUEST", "MAINTENANCE"})
    void a_refund_that_never_arrived_is_not_found(Mood mood) {
        Deed back = reversal(paid());
        mood("6203", mood);

        isUnknown(desk.yibao.reverse(back), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.askReverse(back), Doubt.NOT_FOUND);
        assertThat(desk.yibao.reverse(back).maybe()).isPresent();
    }

    @Test
    void a_refund_that_failed_is_a_firm_no() {
        Deed back = reversal(paid());
        mood("6203", Mood.REFUSE);

        assertThat(desk.yibao.reverse(back)).isInstanceOf(Outcome.Declined.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {"REFUND_DONE_SAYS_EXP", "REFUND_PENDING_SAYS_EXP"})
    void a_refund_with_an_exception_is_unknown_until_it_is_proven(Quirk quirk) {
        Deed back = reversal(paid());
        insurer.quirks().next("6203", quirk);

        isUnknown(desk.yibao.reverse(back), Doubt.NO_ANSWER);
        if (quirk == Quirk.REFUND_PENDING_SAYS_EXP) {
            isUnknown(desk.yibao.askReverse(back), Doubt.STILL_WORKING);
            assertThat(desk.yibao.reverse(back).maybe()).isPresent();
        }
        assertThat(desk.yibao.askReverse(back).maybe()).isPresent();
        assertThat(insurer.effects("6203")).isEqualTo(1);
    }

    @Test
    void a_refund_days_later_is_repeated_because_it_cannot_be_asked() {
        Receipt took = paid();
        desk.clock.tick(Duration.ofDays(2));
        Deed back = reversal(took);
        mood("6203", Mood.LOSE_REPLY);

        isUnknown(desk.yibao.reverse(back), Doubt.NO_ANSWER);
        isUnknown(desk.yibao.askReverse(back), Doubt.NOT_FOUND);
        assertThat(desk.yibao.reverse(back).maybe()).isPresent();
        assertThat(insurer.effects("6203")).isEqualTo(1);
    }

    @Test
    void a_second_refund_under_another_number_finds_the_money_back_already() {
        Receipt took = paid();
        desk.yibao.reverse(reversal(took));

        Deed again = Sample.reversal(order, took, "R20260105000002", "OURS", desk.clock.instant());
        assertThat(desk.yibao.reverse(again).maybe()).isPresent();
        assertThat(insurer.effects("6203")).isEqualTo(1);
    }
}
