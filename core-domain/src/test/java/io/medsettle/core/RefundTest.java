package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RulingDesk;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RefundTest {
    private final World world = new World();

    @Test
    void a_full_refund_asks_his_then_gives_back_insurance_then_cash_then_tells_his() {
        Order settled = world.settled();
        Order refunded = World.order(world.refund(settled, "R1"));
        assertThat(refunded.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.held()).isZero();
        assertThat(world.ours(settled.id())).isEqualTo(world.theirs());
        assertThat(refunded.round(1).deeds().stream().map(d -> d.plan().act()))
                .containsExactly("permit", "order", "cash", "mixed", "write-back");
    }

    @Test
    void a_refund_whose_reply_was_lost_is_made_once() {
        Order settled = world.settled();
        world.channel().next("reverse cash", FakeMood.LOSE_REPLY);
        Order refunding = World.order(world.refund(settled, "R1"));
        assertThat(refunding.state()).isEqualTo(OrderState.IN_DOUBT);
        world.clock.tick(Duration.ofSeconds(8));
        assertThat(world.desk.advance(settled.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.channel().ledger()).hasSize(2);
    }

    @Test
    void a_refund_whose_request_was_lost_goes_out_again_under_the_same_number() {
        Order settled = world.settled();
        world.insurer().next("reverse order", FakeMood.LOSE_REQUEST);
        world.refund(settled, "R1");
        assertThat(world.rest(settled.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.insurer().calls().stream()
                        .filter(c -> c.startsWith("reverse order"))
                        .distinct())
                .hasSize(1);
        assertThat(world.insurer().count("reverse order")).isEqualTo(2);
    }

    @Test
    void two_clerks_refunding_at_once_make_one_refund() {
        Order settled = world.settled();
        world.insurer().always("reverse order", FakeMood.LOSE_REQUEST);
        world.refund(settled, "R1");
        Opened second = world.refund(settled, "R2");
        assertThat(second).isInstanceOfSatisfying(Opened.Refused.class, r -> assertThat(r.code())
                .isEqualTo("over-refundable"));
        world.insurer().calm();
        assertThat(world.rest(settled.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.held()).isZero();
    }

    @Test
    void the_same_refund_number_twice_is_one_refund_and_other_content_is_named() {
        Order settled = world.settled();
        world.refund(settled, "R1");
        assertThat(world.refund(settled, "R1")).isInstanceOf(Opened.Same.class);
        assertThat(world.refund(settled, 0, "R1", 1)).isInstanceOf(Opened.OtherContent.class);
    }

    @Test
    void his_does_not_permit_and_nothing_moves_and_it_can_be_asked_again_later() {
        Order settled = world.settled();
        world.his().next("start permit", FakeMood.REFUSE);
        Order refused = World.order(world.refund(settled, "R1"));
        assertThat(refused.state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.held()).isEqualTo(100_00);
        assertThat(World.order(world.refund(settled, "R2")).state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void the_insurer_refuses_the_refund_nobody_gets_cash_and_his_is_told_that_it_was_not_refunded() {
        Order settled = world.settled();
        world.insurer().next("reverse order", FakeMood.REFUSE);
        Order refused = World.order(world.refund(settled, "R1"));
        assertThat(refused.state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.channel().count("reverse cash")).isZero();
        assertThat(world.his().count("abandon permit")).isEqualTo(1);
    }

    @Test
    void a_channel_that_keeps_refusing_ends_with_a_person_and_the_reserve_stays() {
        Order settled = world.settled();
        world.channel().always("reverse cash", FakeMood.REFUSE);
        world.refund(settled, "R1");
        Order stuck = world.rest(settled.id());
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(1).stuckWhy()).contains("现金支付的退回").contains("wechat");
        assertThat(world.channel().calls().stream()
                        .filter(c -> c.startsWith("reverse cash"))
                        .distinct())
                .hasSize(5);
        Order ruled = world.rulings
                .rule(
                        settled.id(),
                        new RulingDesk.Ruled(
                                1,
                                "back-cash",
                                Ruling.RETURNED_BY_HAND,
                                Parts.of(Part.CASH, 5_00),
                                "BANK-1",
                                "甲",
                                "乙",
                                "银行转账",
                                "回单"))
                .orElseThrow();
        assertThat(ruled.state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void a_refund_that_was_taken_on_goes_on_and_its_arrival_is_waited_for() {
        Order settled = world.settled();
        world.channel().next("reverse cash", FakeMood.ACCEPT_ONLY);
        Order refunded = World.order(world.refund(settled, "R1"));
        assertThat(refunded.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(refunded.atRest()).isFalse();
        world.channel().reversalsArrive();
        assertThat(world.rest(settled.id()).atRest()).isTrue();
        assertThat(world.ours(settled.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_refund_that_comes_back_is_posted_back_and_sent_again_under_a_new_number() {
        Order settled = world.settled();
        world.channel().next("reverse cash", FakeMood.ACCEPT_ONLY);
        Order refunded = World.order(world.refund(settled, "R1"));
        world.channel()
                .bounces(refunded.round(1)
                        .deed("back-cash")
                        .orElseThrow()
                        .number()
                        .text());
        Order rested = world.rest(settled.id());
        assertThat(rested.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.held()).isZero();
        assertThat(world.ours(settled.id())).isEqualTo(world.theirs());
    }

    @Test
    void money_that_went_back_without_us_lowers_what_can_be_refunded_and_calls_a_person() {
        Order settled = world.settled();
        var cash = settled.round(0).deed("cash").orElseThrow();
        Order told = world.desk.foundReturned(
                settled.id(),
                cash.number(),
                io.medsettle.ports.counterparty.Returned.arrived(
                        "X1", Parts.of(Part.CASH, 5_00), world.clock.instant()));
        assertThat(told.state()).isEqualTo(OrderState.STUCK);
        assertThat(told.refundable(told.round(0).deed("cash").orElseThrow()).isZero())
                .isTrue();
    }

    @Test
    void self_pay_can_be_refunded_in_part_many_times_and_never_above_what_was_paid() {
        Order order = world.pay(world.open(world.selfPay()));
        world.patientPays();
        order = world.desk.advance(order.id());
        assertThat(World.order(world.refund(order, 0, "A", 30_00)).state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(World.order(world.refund(order, 0, "B", 60_00)).state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(world.refund(order, 0, "C", 10_01)).isInstanceOf(Opened.Refused.class);
        assertThat(World.order(world.refund(order, 0, "D", 10_00)).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }

    @Test
    void two_partial_refunds_from_two_clerks_while_a_third_is_in_doubt() {
        Order order = world.pay(world.open(world.selfPay()));
        world.patientPays();
        order = world.desk.advance(order.id());
        world.channel().next("reverse cash", FakeMood.LOSE_REPLY);
        world.refund(order, 0, "first", 20_00);
        assertThat(world.refund(order, 0, "second", 30_00)).isInstanceOf(Opened.New.class);
        assertThat(world.refund(order, 0, "third", 50_01)).isInstanceOf(Opened.Refused.class);
        assertThat(world.refund(order, 0, "third", 50_00)).isInstanceOf(Opened.New.class);
        Order rested = world.rest(order.id());
        assertThat(rested.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.held()).isZero();
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }
}
