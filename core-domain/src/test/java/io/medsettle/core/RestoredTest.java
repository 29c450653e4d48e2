package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Numbers;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Ruling;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A database restored from a backup that is older than what the far sides saw (ENGINE 26). */
class RestoredTest {
    private static final String PAY = "start " + Act.CASH;
    private static final String BACK = "reverse " + Act.CASH;

    private final World world = new World();

    private Order read(Order order) {
        return world.desk.read(order.id());
    }

    private static String number(Order order, String deed) {
        return order.round(0).deed(deed).orElseThrow().number().text();
    }

    @Test
    void a_restored_database_never_draws_the_number_of_an_order_again() {
        Instant now = world.clock.instant();
        assertThat(Numbers.order(now, 2, new SplittableRandom(7)))
                .isNotEqualTo(Numbers.order(now, 1, new SplittableRandom(7)));

        Order lost = world.open(world.mixed());
        world.restore(0);
        Order anew = world.open(world.mixed());
        assertThat(anew.id()).isNotEqualTo(lost.id());
        assertThat(Numbers.ofAnotherLife(lost.id(), 2)).isTrue();
        assertThat(Numbers.ofAnotherLife(anew.id(), 2)).isFalse();
    }

    @Test
    void a_payment_lost_with_the_backup_is_found_by_asking_and_never_asked_for_again() {
        Order priced = world.open(world.mixed());
        int backup = world.backup();
        world.pay(priced);
        world.patientPays();
        Order settled = world.desk.advance(priced.id());
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);

        world.restore(backup);
        assertThat(read(priced).state()).isEqualTo(OrderState.PRICED);
        Order again = world.pay(priced);

        assertThat(again.state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.channel().count(PAY)).isEqualTo(1);
        assertThat(world.his().count("start " + Act.WRITE_BACK)).isEqualTo(1);
        assertThat(world.held()).isEqualTo(100_00);
        assertThat(world.ours(priced.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_patient_who_had_not_paid_before_the_restore_gets_the_cashier_again_and_pays_once() {
        Order priced = world.open(world.selfPay());
        int backup = world.backup();
        world.pay(priced);

        world.restore(backup);
        Order again = world.pay(priced);

        assertThat(again.state()).isEqualTo(OrderState.AWAITING_PATIENT);
        world.patientPays();
        assertThat(world.desk.advance(priced.id()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.ours(priced.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_payment_lost_with_the_backup_of_an_order_that_nobody_pays_any_more_goes_back_once_a_bill_names_it() {
        Order priced = world.open(world.selfPay());
        int backup = world.backup();
        world.pay(priced);
        world.patientPays();
        world.desk.advance(priced.id());

        world.restore(backup);
        world.rest(priced.id());
        assertThat(read(priced).round(0).gaveUp()).isTrue();
        world.desk.knock(priced.id(), number(priced, "cash"));
        world.desk.knock(priced.id(), number(priced, "his"));
        Order back = world.rest(priced.id());

        assertThat(back.lines()).extracting(l -> l.kind()).contains("FOUND_TAKEN");
        assertThat(back.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.held()).isZero();
        assertThat(world.ours(priced.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_refund_lost_with_the_backup_and_asked_for_again_is_not_made_twice() {
        Order settled = world.settled();
        int backup = world.backup();
        world.refund(settled, "R1");
        assertThat(world.rest(settled.id()).state()).isEqualTo(OrderState.REFUNDED);

        world.restore(backup);
        assertThat(read(settled).state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.refund(settled, "R1")).isInstanceOf(Opened.New.class);
        Order again = world.rest(settled.id());

        assertThat(again.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.channel().count(BACK)).isEqualTo(1);
        assertThat(world.insurer().count("reverse " + Act.ORDER)).isEqualTo(1);
        assertThat(world.ours(settled.id())).isEqualTo(world.theirs());
    }

    @Test
    void another_refund_that_would_bear_the_number_of_a_lost_one_calls_a_person_and_sends_nothing() {
        Order settled = world.pay(world.open(world.selfPay()));
        world.patientPays();
        world.desk.advance(settled.id());
        int backup = world.backup();
        world.refund(settled, 0, "R1", 30_00);
        world.rest(settled.id());
        assertThat(world.channel().holds()).isEqualTo(70_00);

        world.restore(backup);
        world.refund(settled, 0, "R2", 20_00);
        Order stuck = world.rest(settled.id());

        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(1).stuckWhy()).contains("应退 2000 分, 实退 3000 分");
        assertThat(world.channel().count(BACK)).isEqualTo(1);
        assertThat(world.channel().holds()).isEqualTo(70_00);
        assertThat(world.ours(settled.id())).isEqualTo(world.theirs());
    }

    @Test
    void
            a_refund_that_went_back_in_another_amount_ends_by_a_ruling_is_not_booked_twice_and_leaves_nothing_in_question() {
        Order settled = world.pay(world.open(world.selfPay()));
        world.patientPays();
        world.desk.advance(settled.id());
        int backup = world.backup();
        world.refund(settled, 0, "R1", 30_00);
        world.rest(settled.id());
        world.restore(backup);
        world.refund(settled, 0, "R2", 20_00);
        Order stuck = world.rest(settled.id());
        Round round = stuck.round(1);
        DeedView back = round.deed(round.stuckDeed()).orElseThrow();
        assertThat(Arrays.stream(Ruling.values()).filter(r -> r.fits(round, back)))
                .containsExactly(Ruling.RETURNED_BY_HAND);

        world.rulings.rule(
                stuck.id(),
                new Ruled(1, back.name(), Ruling.RETURNED_BY_HAND, back.parts(), "R1", "甲", "乙", "那一笔是 R1", "商户平台"));
        Order ended = world.rest(settled.id());

        assertThat(ended.state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(ended.held().total()).isEqualTo(70_00);
        assertThat(world.ours(settled.id())).isEqualTo(world.theirs());
        assertThat(world.accounts(settled.id()))
                .containsEntry("in-question", 0L)
                .containsEntry("fees", -70_00L)
                .containsEntry("due-from:wechat", 70_00L);
        assertThat(world.refund(settled, 0, "R3", 70_01)).isInstanceOf(Opened.Refused.class);
        world.refund(settled, 0, "R4", 70_00);
        assertThat(world.rest(settled.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.channel().count(BACK)).isEqualTo(2);
        assertThat(world.held()).isZero();
    }

    @Test
    void another_refund_of_the_same_amount_as_a_lost_one_is_neither_taken_for_it_nor_sent_but_given_to_a_person() {
        Order settled = world.pay(world.open(world.selfPay()));
        world.patientPays();
        world.desk.advance(settled.id());
        int backup = world.backup();
        world.refund(settled, 0, "R1", 30_00);
        world.rest(settled.id());

        world.restore(backup);
        world.refund(settled, 0, "R2", 30_00);
        Order stuck = world.rest(settled.id());

        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(1).stuckWhy()).contains("恢复之前的另一次退款");
        assertThat(world.channel().count(BACK)).isEqualTo(1);
        assertThat(world.channel().holds()).isEqualTo(70_00);

        world.rulings.rule(
                stuck.id(),
                new Ruled(1, stuck.round(1).stuckDeed(), Ruling.GO_ON, Parts.NONE, "", "甲", "乙", "那一笔是 R1", "商户平台"));
        assertThat(world.rest(settled.id()).state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(world.channel().count(BACK))
                .as("sent under a number of its own")
                .isEqualTo(2);
        assertThat(world.channel().holds()).isEqualTo(40_00);
    }

    @Test
    void nothing_is_sent_while_a_far_side_cannot_say_whether_it_has_seen_the_number() {
        Order priced = world.open(world.selfPay());
        world.restore(world.backup());
        world.channel().always("ask " + Act.CASH, FakeMood.LOSE_REPLY);

        world.pay(priced);
        world.clock.tick(Duration.ofMinutes(5));
        world.desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        assertThat(world.channel().count(PAY)).isZero();
        assertThat(world.channel().count("ask " + Act.CASH)).isEqualTo(2);

        world.channel().calm();
        world.clock.tick(Duration.ofMinutes(1));
        world.desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        assertThat(world.channel().count(PAY)).isEqualTo(1);
        world.patientPays();
        Order settled = world.rest(priced.id());
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(settled.held()).isEqualTo(Parts.of(Part.CASH, 100_00));
    }
}
