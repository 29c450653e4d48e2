package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.core.plan.DeedPlan;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.core.plan.Sizing;
import io.medsettle.core.plan.Verb;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One stay is one history: deposits, discharge, surplus and reversal are its rounds. */
class StayTest {
    private final Town town = new Town();

    private void threeDeposits() {
        town.deposit(200_00, 1);
        town.deposit(200_00, 2);
        town.deposit(200_00, 3);
    }

    /** What went back in the order's rounds, by the round that had taken it. */
    private static Map<Integer, Long> givenBack(Order stay) {
        Map<Integer, Long> sums = new TreeMap<>();
        stay.rounds().stream().flatMap(r -> r.deeds().stream()).forEach(d -> {
            if (d.plan().verb() == Verb.REVERSE && d.status().name().equals("RETURNED")) {
                sums.merge(d.plan().ofRound().orElseThrow(), d.parts().total(), Long::sum);
            }
        });
        return sums;
    }

    @Test
    void three_deposits_are_three_rounds_of_one_order_and_stand_in_the_account_of_the_stay() {
        threeDeposits();
        assertThat(town.world.store.orders()).hasSize(1);
        assertThat(town.stayOrder().rounds()).hasSize(3);
        assertThat(town.stayOrder().left(StayPlans.POOL)).isEqualTo(600_00);
        assertThat(town.world.accounts(town.stayOrder().id()))
                .containsEntry(StayPlans.POOL, -600_00L)
                .containsEntry("due-from:wechat", 600_00L)
                .doesNotContainKey("fees");
    }

    @Test
    void the_same_deposit_asked_twice_is_one_round() {
        town.deposit(200_00, 1);
        town.deposit(200_00, 2);
        town.deposit(200_00, 2);
        assertThat(town.stayOrder().rounds()).hasSize(2);
        assertThat(town.world.held()).isEqualTo(400_00);
    }

    @Test
    void a_surplus_goes_back_newest_deposit_first_and_only_after_his_has_written_the_discharge_down() {
        threeDeposits();
        town.stay = Parts.split(700_00, 0, 300_00);
        Order stay = town.discharge();
        assertThat(stay.state()).isEqualTo(OrderState.SETTLED);
        assertThat(givenBack(stay)).isEqualTo(Map.of(2, 200_00L, 1, 100_00L));
        assertThat(town.world.accounts(stay.id()))
                .containsEntry(StayPlans.POOL, 0L)
                .containsEntry("fees", -1000_00L);
        assertThat(town.book().holds()).isEqualTo(300_00);
        List<String> written = stay.lines().stream()
                .filter(l -> l.kind().equals("TAKEN") || l.kind().equals("REVERSE_INTENDED"))
                .map(l -> l.fields().get("deed"))
                .toList();
        assertThat(written).containsSubsequence("deposit", "his", "surplus-2", "surplus-1");
    }

    @Test
    void three_deposits_with_one_channel_refusing_as_too_old_are_spread_over_the_other_two() {
        town.deposit(200_00, 1);
        town.deposit(200_00, 2);
        town.deposit(200_00, 3, town.alipay());
        town.world.clock.tick(Duration.ofDays(400));
        town.world.party("alipay").tooOldAfter(Duration.ofDays(365));
        town.stay = Parts.split(700_00, 0, 300_00);
        Order stay = town.discharge();
        assertThat(stay.state()).isEqualTo(OrderState.SETTLED);
        assertThat(givenBack(stay)).isEqualTo(Map.of(1, 200_00L, 0, 100_00L));
        assertThat(town.world.party("alipay").holds()).isEqualTo(200_00);
        assertThat(town.world.held()).isEqualTo(1000_00);
        assertThat(town.world.ours(stay.id())).isEqualTo(town.world.theirs());
        assertThat(stay.left(StayPlans.POOL)).isZero();
    }

    @Test
    void a_surplus_that_no_other_deposit_can_carry_calls_a_person_who_pays_it_by_transfer() {
        town.deposit(200_00, 1);
        town.deposit(200_00, 2);
        town.deposit(200_00, 3, town.alipay());
        town.world.clock.tick(Duration.ofDays(400));
        town.world.party("alipay").tooOldAfter(Duration.ofDays(365));
        town.stay = Parts.split(900_00, 0, 100_00);
        Order stuck = town.discharge();
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(3).stuckWhy()).contains("alipay").contains("TOO_OLD");
        Ruled byHand = new Ruled(
                3, "surplus-2", Ruling.RETURNED_BY_HAND, Parts.of(Part.CASH, 200_00), "BANK-1", "甲", "乙", "银行转账", "回单");
        town.world.rulings.rule(stuck.id(), byHand);
        Order ended = town.end(stuck.id());
        assertThat(ended.state()).isEqualTo(OrderState.SETTLED);
        assertThat(givenBack(ended)).isEqualTo(Map.of(2, 200_00L, 1, 200_00L, 0, 100_00L));
        assertThat(town.world.accounts(ended.id())).containsEntry(StayPlans.POOL, 0L);
    }

    @Test
    void a_discharge_does_not_consume_what_a_clerk_is_refunding() {
        threeDeposits();
        Order stay = town.stayOrder();
        town.world.channel().always("reverse cash", FakeMood.LOSE_REQUEST);
        town.world.refund(stay, 2, "clerk", 200_00);
        assertThat(town.stayOrder().left(StayPlans.POOL)).isEqualTo(400_00);
        Order discharged = town.discharge();
        DeedView draw = discharged.round(4).deed("deposit").orElseThrow();
        assertThat(draw.parts().total()).isEqualTo(400_00);
        town.world.channel().calm();
        Order ended = town.end(stay.id());
        assertThat(givenBack(ended)).isEqualTo(Map.of(2, 200_00L));
        assertThat(town.world.held()).isEqualTo(1000_00);
        assertThat(town.world.accounts(stay.id())).containsEntry(StayPlans.POOL, 0L);
    }

    @Test
    void a_clerk_cannot_refund_a_deposit_that_a_discharge_has_been_promised() {
        threeDeposits();
        town.openDischarge();
        Order stay = town.stayOrder();
        assertThat(town.world.refund(stay, 0, "clerk", 1)).isInstanceOf(Opened.Refused.class);
        Order discharged = town.pay(stay.id(), 3);
        assertThat(discharged.state()).isEqualTo(OrderState.SETTLED);
        assertThat(town.world.refund(discharged, 0, "clerk", 1)).isInstanceOf(Opened.Refused.class);
        assertThat(town.world.held()).isEqualTo(1000_00);
    }

    @Test
    void a_clerk_cannot_refund_a_deposit_while_nobody_knows_whether_the_discharge_has_spent_it() {
        threeDeposits();
        town.stay = Parts.split(400_00, 0, 600_00);
        town.book().always("start " + StayPlans.DRAW, FakeMood.LOSE_REQUEST);
        Opened.New opened = (Opened.New) town.openDischarge();
        town.world.settlements.openGate(
                opened.order().id(), opened.round(), Outpatient.PAY, "clerk", Fields.NONE, Secrets.NONE);
        Order stay = town.stayOrder();
        assertThat(stay.state()).isEqualTo(OrderState.IN_DOUBT);
        assertThat(stay.left(StayPlans.POOL)).isZero();
        assertThat(town.world.refund(stay, 0, "clerk", 1)).isInstanceOf(Opened.Refused.class);
        town.book().calm();
        assertThat(town.end(stay.id()).state()).isEqualTo(OrderState.SETTLED);
    }

    @Test
    void discharge_consumes_a_deposit_while_a_clerk_refunds_it_and_whoever_writes_first_has_it() {
        threeDeposits();
        Order stay = town.stayOrder();
        Opened[] clerk = new Opened[1];
        town.world.store.beforeWrite(what -> {
            town.world.store.beforeWrite(more -> {});
            clerk[0] = town.world.refund(stay, 2, "clerk", 200_00);
        });
        Order discharged = town.discharge();
        assertThat(clerk[0]).isInstanceOf(Opened.New.class);
        DeedView draw = discharged.round(4).deed("deposit").orElseThrow();
        assertThat(draw.parts().total()).isEqualTo(400_00);
        Order ended = town.end(stay.id());
        assertThat(town.world.held()).isEqualTo(1000_00);
        assertThat(town.world.ours(ended.id())).isEqualTo(town.world.theirs());
    }

    @Test
    void a_discharge_that_is_given_up_sets_the_deposits_free_again() {
        threeDeposits();
        town.world.his().next("start " + StayPlans.HIS_DISCHARGE, FakeMood.REFUSE_REFUND_ADVISED);
        Order stay = town.discharge();
        assertThat(stay.undone(stay.round(3))).isTrue();
        assertThat(stay.left(StayPlans.POOL)).isEqualTo(600_00);
        assertThat(town.book().holds()).isZero();
        assertThat(town.discharge().left(StayPlans.POOL)).isZero();
        assertThat(town.world.held()).isEqualTo(1000_00);
    }

    @Test
    void a_reversed_discharge_collects_the_surplus_again_before_the_insurer_is_reversed() {
        threeDeposits();
        town.stay = Parts.split(700_00, 0, 300_00);
        town.discharge();
        Order stay = town.reverseDischarge();
        assertThat(stay.state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(stay.left(StayPlans.POOL)).isEqualTo(600_00);
        assertThat(town.world.held()).isEqualTo(600_00);
        assertThat(town.world.insurer().holds()).isZero();
        assertThat(stay.round(4).deeds().stream().map(DeedView::name))
                .containsExactly("permit", "surplus-again", "back-insurer", "unregister", "back-deposit", "back-his");
    }

    @Test
    void a_discharge_that_drew_on_no_deposit_is_reversed_and_never_refunded_like_a_bill() {
        threeDeposits();
        town.stay = Parts.split(1000_00, 0, 0);
        Order stay = town.discharge();
        assertThat(stay.state()).isEqualTo(OrderState.SETTLED);
        assertThat(stay.round(3).deed("deposit").orElseThrow().status()).isEqualTo(DeedStatus.LEFT_OUT);
        assertThat(town.world.refund(stay, 3, "R1", 1000_00))
                .isInstanceOfSatisfying(
                        Opened.Refused.class, no -> assertThat(no.code()).isEqualTo("discharge-is-reversed"));
        assertThat(town.world.insurer().count("reverse " + StayPlans.SETTLE)).isZero();
        Order reversed = town.reverseDischarge();
        assertThat(Stays.discharged(reversed)).isEmpty();
        assertThat(reversed.left(StayPlans.POOL)).isEqualTo(600_00);
        assertThat(town.world.insurer().holds()).isZero();
    }

    @Test
    void a_discharge_of_which_the_insurers_part_went_back_alone_can_still_be_reversed_and_it_goes_back_once() {
        threeDeposits();
        town.stay = Parts.split(1000_00, 0, 0);
        Order stay = town.discharge();
        town.world.settlements.openRound(stay.id(), "clerk", List.of(), StayTest::insurerAndHisAlone);
        Order half = town.end(stay.id());
        assertThat(half.refundable(half.round(3).deed("insurer").orElseThrow()).isZero())
                .isTrue();
        Order reversed = town.reverseDischarge();
        assertThat(reversed.round(reversed.rounds().size() - 1).deeds().stream().map(DeedView::name))
                .containsExactly("permit", "surplus-again", "unregister");
        assertThat(Stays.discharged(reversed)).isEmpty();
        assertThat(town.world.insurer().count("reverse " + StayPlans.SETTLE)).isEqualTo(1);
        assertThat(reversed.left(StayPlans.POOL)).isEqualTo(600_00);
        assertThat(town.world.ours(reversed.id())).isEqualTo(town.world.theirs());
    }

    /** As an ordinary refund once took a discharge back. */
    private static PlanOrRefusal insurerAndHisAlone(Order stay) {
        DeedView insurer = stay.round(3).deed("insurer").orElseThrow();
        DeedView his = stay.round(3).deed("his").orElseThrow();
        return PlanOrRefusal.plan(new Plan(
                "refund",
                Plan.Purpose.REFUND,
                Map.of(),
                Plan.ALWAYS_BACK,
                Optional.empty(),
                List.of(
                        DeedPlan.reversal("back-insurer", insurer.plan(), 3, Sizing.fixed(insurer.parts()))
                                .line(),
                        DeedPlan.reversal("back-his", his.plan(), 3, Sizing.NONE)
                                .stage(1)
                                .line())));
    }

    @Test
    void a_discharge_is_not_reversed_if_the_patient_keeps_the_surplus() {
        threeDeposits();
        town.stay = Parts.split(700_00, 0, 300_00);
        Order stay = town.discharge();
        town.world.settlements.openRound(stay.id(), "clerk", List.of(), StayPlans::dischargeReversal);
        Order rested = town.world.rest(stay.id());
        assertThat(rested.state()).isEqualTo(OrderState.SETTLED);
        assertThat(town.world.insurer().count("reverse " + StayPlans.SETTLE)).isZero();
        assertThat(town.world.his().count("abandon permit-discharge")).isEqualTo(1);
        assertThat(town.world.held()).isEqualTo(1000_00);
    }

    @Test
    void a_deposit_can_be_refunded_in_part_before_the_discharge_and_his_decides() {
        Order stay = town.deposit(200_00, 1);
        town.world.his().next("start permit-deposit", FakeMood.REFUSE);
        town.world.refund(stay, 0, "R1", 50_00);
        assertThat(town.world.held()).isEqualTo(200_00);
        town.world.refund(stay, 0, "R2", 50_00);
        assertThat(town.end(stay.id()).left(StayPlans.POOL)).isEqualTo(150_00);
        assertThat(town.world.held()).isEqualTo(150_00);
    }

    @Test
    void a_stay_whose_first_deposit_came_to_nothing_is_held_again_by_the_second() {
        town.world.channel().next("start cash", FakeMood.REFUSE);
        Order stay = town.deposit(200_00, 1);
        assertThat(town.world.store.holder("his-bill", "H44999900001", Town.STAY))
                .isEmpty();
        town.deposit(200_00, 2);
        assertThat(town.world.store.holder("his-bill", "H44999900001", Town.STAY))
                .isPresent();
        assertThat(town.stayOrder().id()).isEqualTo(stay.id());
    }

    @Test
    void a_stay_that_another_order_took_up_meanwhile_stays_with_that_order() {
        town.world.channel().next("start cash", FakeMood.REFUSE);
        Order first = town.deposit(200_00, 1);
        var again = World.opening(Town.STAY, StayPlans.deposit(100_00, World.CHANNEL));
        var other = new io.medsettle.core.desk.Opening(
                again.org(),
                again.entry(),
                again.bills(),
                Optional.of("another"),
                "another",
                "kiosk",
                Fields.NONE,
                Secrets.NONE,
                again.plan());
        Order second = World.order(town.world.settlements.open(other));
        Opened refused = town.world.settlements.openRound(
                first.id(),
                "client",
                List.of(new Claim("key", "H44999900001", "deposit-2", 0)),
                o -> PlanOrRefusal.plan(StayPlans.deposit(200_00, World.CHANNEL)));
        assertThat(refused).isEqualTo(new Opened.BillHeld(second.id()));
    }

    @Test
    void a_deposit_that_a_standing_discharge_has_spent_is_not_given_back_before_that_is_reversed() {
        town.deposit(200_00, 1);
        Order discharged = town.discharge();
        assertThat(discharged.state()).isEqualTo(OrderState.SETTLED);
        DeedView cash = discharged.round(0).deed("cash").orElseThrow();
        assertThat(discharged.left(StayPlans.POOL)).isZero();
        town.world.desk.foundReturned(
                discharged.id(),
                cash.number(),
                Returned.arrived("PORTAL", Parts.of(Part.CASH, 1), town.world.clock.instant()));
        Ruled back = new Ruled(0, "cash", Ruling.GO_BACK, Parts.NONE, "", "甲", "乙", "整笔退回", "商户平台");
        town.world.rulings.rule(discharged.id(), back);
        Order stuck = town.end(discharged.id());

        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(0).stuckWhy()).contains("出院结算");
        assertThat(town.world.channel().holds()).isEqualTo(200_00);

        town.reverseDischarge();
        town.world.rulings.rule(discharged.id(), back);
        Order returned = town.end(discharged.id());
        assertThat(returned.undone(returned.round(0))).isTrue();
        assertThat(town.world.channel().holds()).isEqualTo(1);
    }
}
