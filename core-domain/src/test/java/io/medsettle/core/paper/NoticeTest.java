package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.desk.SettlementDesk.PlanOrRefusal;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message is the last thing that a round does, goes out at most once, and decides nothing. */
class NoticeTest {
    private static final String START = "start " + Act.NOTICE;

    private final Town town = new Town();
    private final List<Deed> told = new ArrayList<>();

    NoticeTest() {
        town.messenger().tells(Act.NOTICE, deed -> {
            told.add(deed);
            return Parts.NONE;
        });
    }

    private static DeedView notice(Order order) {
        return order.round(0).deed("notice").orElseThrow();
    }

    private List<String> words(Order order) {
        return order.lines().stream().map(Story::tell).toList();
    }

    @Test
    void whoever_paid_is_told_once_when_his_has_written_it_down() {
        Order order = town.settle(PaperPlans.online().mixed());

        assertThat(order.state()).isEqualTo(OrderState.SETTLED);
        assertThat(told).hasSize(1);
        assertThat(told.get(0).leg(Act.WRITE_BACK).orElseThrow().standing()).isEqualTo(Leg.Standing.TAKEN);
        assertThat(town.world.rest(order.id()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(town.messenger().count(START)).isEqualTo(1);
        assertThat(words(order)).anyMatch(line -> line.startsWith("向患者发送提醒 已完成"));
    }

    @Test
    void whoever_is_given_money_back_is_told_that_too() {
        Order order = town.refund(
                town.settle(PaperPlans.online().of(Billing.REGISTRATION).selfPay()));

        assertThat(order.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(told).extracting(Deed::round).containsExactly(0, 1);
        assertThat(told.get(1).legs())
                .filteredOn(leg -> leg.act().equals(Act.CASH))
                .extracting(Leg::standing)
                .containsExactly(Leg.Standing.RETURNED);
    }

    @Test
    void a_message_that_is_refused_leaves_the_order_settled_and_says_so_in_its_history() {
        town.messenger().next(START, FakeMood.REFUSE);

        Order order = town.settle(PaperPlans.online().selfPay());

        assertThat(order.state()).isEqualTo(OrderState.SETTLED);
        assertThat(order.atRest()).isTrue();
        assertThat(notice(order).status().name()).isEqualTo("REFUSED");
        assertThat(town.messenger().count(START)).isEqualTo(1);
        assertThat(words(order)).anyMatch(line -> line.startsWith("向患者发送提醒 被拒绝"));
    }

    @Test
    void a_message_of_which_nothing_is_known_is_not_sent_again_and_does_not_put_the_order_in_doubt() {
        for (FakeMood silence : List.of(FakeMood.LOSE_REQUEST, FakeMood.LOSE_REPLY)) {
            Town other = new Town();
            other.messenger().next(START, silence);

            Order order = other.settle(PaperPlans.online().selfPay());
            other.world.restart();
            other.world.clock.tick(Duration.ofDays(1));
            Order later = other.world.rest(order.id());

            assertThat(later.state()).isEqualTo(OrderState.SETTLED);
            assertThat(later.atRest()).isTrue();
            assertThat(other.messenger().count(START)).as(silence.name()).isEqualTo(1);
            assertThat(notice(later).doubted()).isTrue();
        }
    }

    @Test
    void a_message_of_which_nothing_is_known_does_not_keep_the_money_from_going_back() {
        town.messenger().next(START, FakeMood.LOSE_REPLY);
        town.messenger().always("ask " + Act.NOTICE, FakeMood.LOSE_REPLY);
        Order order = town.settle(PaperPlans.online().selfPay());
        assertThat(notice(order).status().name()).isEqualTo("STARTING");
        DeedView cash = order.round(0).deed("cash").orElseThrow();
        town.world.desk.foundReturned(
                order.id(),
                cash.number(),
                Returned.arrived("PORTAL", Parts.of(Part.CASH, 1), town.world.clock.instant()));
        town.world.rulings.rule(
                order.id(), new Ruled(0, "cash", Ruling.GO_BACK, Parts.NONE, "", "甲", "乙", "整单退回", "商户平台"));
        Order back = town.world.rest(order.id());

        assertThat(back.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(back.atRest()).isTrue();
        assertThat(back.held().isZero()).isTrue();
    }

    @Test
    void nobody_is_told_of_an_order_that_came_to_nothing() {
        Order order = town.world.open(PaperPlans.online().selfPay());
        town.world.settlements.giveUp(order.id(), 0, "取消", "client");

        assertThat(town.end(order.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(told).isEmpty();
    }

    @Test
    void where_there_is_nobody_who_tells_there_is_no_message_in_the_plan() {
        assertThat(town.world.selfPay().deeds()).noneMatch(d -> d.act().equals(Act.NOTICE));
        assertThat(PaperPlans.online().within(Duration.ofDays(1)).selfPay().deeds())
                .anyMatch(d -> d.act().equals(Act.NOTICE));
        Plan till = new Inpatient(
                        World.HIS,
                        World.INSURER,
                        World.BOOK,
                        Fields.NONE,
                        Duration.ofMinutes(1),
                        Optional.of(World.MESSENGER))
                .deposit("Z1", 100, new Inpatient.Payer(new Party("window"), Act.CASH, false));
        assertThat(till.deeds()).noneMatch(d -> d.act().equals(Act.NOTICE));
    }

    @Test
    void the_refund_of_the_first_deposit_is_told_to_whoever_paid_the_first_and_not_the_second() {
        OrderId stay = firstDepositOf("the first payer");
        town.world.settlements.openRound(
                stay,
                "client",
                List.of(),
                Fields.of(NoteKey.CHANNEL, "ALIPAY"),
                Secrets.NONE.with(NoteKey.PAYER_ID, "the second payer"),
                o -> PlanOrRefusal.plan(StayPlans.deposit(100_00, World.CHANNEL)));
        town.end(stay);

        town.world.refund(town.world.desk.read(stay), 0, "R1", 50_00);
        town.end(stay);

        assertThat(told)
                .extracting(deed ->
                        deed.notes().get(NoteKey.CHANNEL) + " " + deed.secrets().get(NoteKey.PAYER_ID))
                .containsExactly("WECHAT the first payer", "ALIPAY the second payer", "WECHAT the first payer");
    }

    private OrderId firstDepositOf(String payer) {
        Order order = World.order(town.world.settlements.open(new Opening(
                "H44999900001",
                "stay",
                List.of(),
                Optional.of("first"),
                "digest",
                "client",
                Fields.of(NoteKey.CHANNEL, "WECHAT"),
                Secrets.NONE.with(NoteKey.PAYER_ID, payer),
                StayPlans.deposit(200_00, World.CHANNEL))));
        return town.end(order.id()).id();
    }
}
