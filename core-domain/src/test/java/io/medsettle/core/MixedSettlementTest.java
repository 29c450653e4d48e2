package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MixedSettlementTest {
    private final World world = new World();

    @Test
    void three_purses_pay_one_bill_and_his_writes_it_down() {
        Order priced = world.open(world.mixed());
        assertThat(priced.state()).isEqualTo(OrderState.PRICED);
        assertThat(priced.round(0).deed("insurer").orElseThrow().told()).isEqualTo(Parts.split(80_00, 15_00, 5_00));
        Order paying = world.pay(priced);
        assertThat(paying.state()).isEqualTo(OrderState.AWAITING_PATIENT);
        world.patientPays();
        Order settled = world.desk.advance(paying.id());
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(settled.held()).isEqualTo(Parts.split(80_00, 15_00, 5_00));
        assertThat(world.ours(settled.id())).isEqualTo(world.theirs());
        assertThat(world.his().count("start write-back")).isEqualTo(1);
        assertThat(settled.atRest()).isTrue();
    }

    @Test
    void a_bill_without_cash_leaves_the_cash_leg_out() {
        world.insurer().tells("order", d -> Parts.split(100_00, 0, 0));
        Order settled = world.settled();
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.channel().count("start cash")).isZero();
        assertThat(world.channel().count("start mixed")).isEqualTo(1);
    }

    @Test
    void self_pay_alone_is_collected_and_written_down() {
        Order order = world.pay(world.open(world.selfPay()));
        world.patientPays();
        Order settled = world.desk.advance(order.id());
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(settled.held()).isEqualTo(Parts.of(Part.CASH, 100_00));
        assertThat(world.insurer().calls()).isEmpty();
    }

    @Test
    void parts_that_do_not_add_up_to_the_bill_are_let_go_before_anyone_pays() {
        world.insurer().tells("order", d -> Parts.split(80_00, 15_00, 5_01));
        Order order = world.open(world.mixed());
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(order.round(0).why()).contains("相差 1 分");
    }

    @Test
    void one_fen_of_difference_between_pricing_and_payment_calls_a_person_and_his_is_not_told() {
        world.insurer().next("start order", FakeMood.ONE_FEN_MORE);
        Order order = world.settled();
        assertThat(order.state()).isEqualTo(OrderState.STUCK);
        assertThat(order.round(0).stuckWhy()).contains("FUND 应为 8000 分, 实为 8001 分");
        assertThat(world.his().count("start write-back")).isZero();
        assertThat(world.accounts(order.id())).containsEntry("in-question", -95_01L);
    }

    @Test
    void a_payment_first_found_after_it_was_refunded_elsewhere_calls_a_person_and_nothing_is_written_down() {
        Order order = world.pay(world.open(world.selfPay()));
        world.channel()
                .refundedByHand(
                        order.round(0).deed("cash").orElseThrow().number().text());
        world.patientPays();
        Order stuck = world.desk.advance(order.id());
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(0).stuckWhy()).contains("wechat", "已发生退款");
        assertThat(world.his().count("start write-back")).isZero();
        assertThat(world.accounts(order.id())).containsEntry("in-question", -100_00L);
    }

    @Test
    void a_payment_that_was_booked_before_it_was_refunded_elsewhere_stays_what_it_is() {
        Order order = world.pay(world.open(world.selfPay()));
        world.patientPays();
        Order settled = world.desk.advance(order.id());
        String cash = settled.round(0).deed("cash").orElseThrow().number().text();
        world.channel().refundedByHand(cash);
        world.desk.knock(settled.id(), cash);
        assertThat(world.desk.read(settled.id()).state()).isEqualTo(OrderState.SETTLED);
    }

    @Test
    void an_order_never_paid_is_let_go_cash_first_then_insurer_visit_and_freeze() {
        Order order = world.pay(world.open(world.mixed()));
        Order rested = world.rest(order.id());
        assertThat(rested.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.held()).isZero();
        assertThat(world.channel().count("abandon cash")).isEqualTo(1);
        assertThat(world.insurer().calls().stream()
                        .filter(c -> c.startsWith("abandon"))
                        .map(c -> c.split(" ")[1]))
                .containsSubsequence("order", "visit");
        assertThat(world.his().calls().get(world.his().calls().size() - 1)).startsWith("abandon freeze");
    }

    @Test
    void two_entries_cannot_open_the_same_bill_and_it_is_free_again_when_the_order_ends() {
        Order first = world.open(world.mixed());
        var opening = new io.medsettle.core.desk.Opening(
                "H44999900001",
                "online-mixed",
                java.util.List.of("V0001/R1"),
                java.util.Optional.of("other-key"),
                "other",
                "kiosk",
                io.medsettle.ports.value.Fields.NONE,
                io.medsettle.ports.value.Secrets.NONE,
                world.mixed());
        assertThat(world.settlements.open(opening)).isEqualTo(new Opened.BillHeld(first.id()));
        world.settlements.giveUp(first.id(), 0, "病人取消", "client");
        assertThat(world.desk.read(first.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.settlements.open(opening)).isInstanceOf(Opened.New.class);
    }

    @Test
    void the_same_key_finds_the_first_order_and_other_content_is_named() {
        Order first = world.open(world.mixed());
        Opened again = world.settlements.open(World.opening("V0001/R1", world.mixed()));
        assertThat(again)
                .isInstanceOfSatisfying(
                        Opened.Same.class, s -> assertThat(s.order().id()).isEqualTo(first.id()));
        var o = World.opening("V0001/R1", world.mixed());
        var other = new io.medsettle.core.desk.Opening(
                o.org(), o.entry(), o.bills(), o.key(), "something else", o.by(), o.notes(), o.secrets(), o.plan());
        assertThat(world.settlements.open(other)).isEqualTo(new Opened.OtherContent(first.id(), 0));
    }

    @Test
    void a_late_yes_after_a_close_goes_back() {
        Order order = world.pay(world.open(world.mixed()));
        Order gone = world.settlements.giveUp(order.id(), 0, "病人取消", "client").orElseThrow();
        assertThat(gone.state()).isEqualTo(OrderState.CANCELLED);
        String cash = gone.round(0).deed("cash").orElseThrow().number().text();
        world.channel().paysAllTheSame(cash);
        world.desk.knock(gone.id(), cash);
        Order rested = world.rest(gone.id());
        assertThat(rested.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.held()).isZero();
        assertThat(world.ours(gone.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_knock_about_money_that_should_not_be_there_is_answered_only_when_the_far_side_has_spoken() {
        Order order = world.pay(world.open(world.mixed()));
        Order gone = world.settlements.giveUp(order.id(), 0, "病人取消", "client").orElseThrow();
        String cash = gone.round(0).deed("cash").orElseThrow().number().text();
        world.channel().paysAllTheSame(cash);
        world.channel().next("ask cash", FakeMood.LOSE_REQUEST);
        assertThat(world.desk.knock(gone.id(), cash).answered()).isFalse();
        assertThat(world.desk.read(gone.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.desk.knock(gone.id(), cash).answered()).isTrue();
        assertThat(world.rest(gone.id()).state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.desk.knock(gone.id(), cash).answered()).isTrue();
        assertThat(world.held()).isZero();
    }

    @Test
    void an_abandon_that_finds_money_gives_it_back() {
        Order order = world.pay(world.open(world.mixed()));
        world.patientPays();
        Order rested = world.settlements.giveUp(order.id(), 0, "病人取消", "client").orElseThrow();
        rested = world.rest(rested.id());
        assertThat(rested.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.held()).isZero();
        assertThat(world.insurer().count("reverse order")).isEqualTo(1);
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }

    @Test
    void his_refuses_and_everything_goes_back_insurance_before_cash() {
        world.his().next("start write-back", FakeMood.REFUSE_REFUND_ADVISED);
        Order order = world.settled();
        Order rested = world.rest(order.id());
        assertThat(rested.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.held()).isZero();
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }

    @Test
    void his_sends_the_patient_to_the_window_and_nothing_moves_by_itself() {
        world.his().next("start write-back", FakeMood.REFUSE_WINDOW_ONLY);
        Order order = world.settled();
        assertThat(world.rest(order.id()).state()).isEqualTo(OrderState.STUCK);
        assertThat(world.held()).isEqualTo(100_00);
    }

    @Test
    void a_closed_circuit_stops_starts_and_nothing_else() {
        world.admission = party -> !party.equals(World.CHANNEL);
        Order order = world.pay(world.open(world.mixed()));
        assertThat(world.channel().calls()).isEmpty();
        world.admission = io.medsettle.ports.counterparty.Admission.always();
        world.clock.tick(Duration.ofSeconds(6));
        world.desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        assertThat(world.desk.read(order.id()).state()).isEqualTo(OrderState.AWAITING_PATIENT);
    }

    @Test
    void a_start_whose_request_was_lost_goes_out_again_under_the_same_number() {
        world.channel().next("start cash", FakeMood.LOSE_REQUEST);
        Order order = world.pay(world.open(world.mixed()));
        assertThat(order.state()).isEqualTo(OrderState.IN_DOUBT);
        for (int i = 0; i < 5; i++) {
            world.clock.tick(Duration.ofSeconds(10));
            world.desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        }
        assertThat(world.desk.read(order.id()).state()).isEqualTo(OrderState.AWAITING_PATIENT);
        assertThat(world.channel().calls().stream()
                        .filter(c -> c.startsWith("start cash"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void a_line_of_a_kind_that_nobody_knows_leaves_the_order_alone() {
        Order order = world.open(world.mixed());
        var line = new io.medsettle.ports.store.HistoryLine(
                order.id(),
                order.lines().size(),
                "page",
                world.clock.instant(),
                "FROM_THE_FUTURE",
                1,
                io.medsettle.ports.value.Fields.NONE);
        world.store.append(new io.medsettle.ports.store.Page(
                order.id(),
                "page",
                order.lines().size(),
                java.util.List.of(line),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                java.util.Map.of(),
                java.util.Optional.empty()));
        int before = world.insurer().calls().size();
        Order left = world.rest(order.id());
        assertThat(left.beyondUs()).isTrue();
        assertThat(world.insurer().calls()).hasSize(before);
    }
}
