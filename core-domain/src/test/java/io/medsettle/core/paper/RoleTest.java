package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.desk.SettlementDesk.Assigned;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plan that gives its cash to a role, because nobody knows yet whose code will be shown. */
class RoleTest {
    private static final Party ROLE = new Party("whoever");
    private static final Party ALIPAY = new Party("alipay");
    private static final String START = "start code-pay";

    private final Town town = new Town();
    private final World world = town.world;
    private final FakeParty alipay = world.party("alipay");

    private static Plan plan() {
        return new Counter(
                        World.HIS,
                        new Counter.Insurance(World.INSURER, true),
                        ROLE,
                        Act.CODE_PAY,
                        Fields.of("owner", "GATEWAY"),
                        Duration.ofMinutes(30),
                        Billing.VISIT)
                .selfPay();
    }

    private Order opened() {
        return World.order(world.settlements.open(World.opening("V0001/R1", plan())));
    }

    private Order shown(Order order, Party whose) {
        return world.settlements
                .openGate(
                        order.id(),
                        0,
                        Outpatient.PAY,
                        "kiosk",
                        Fields.NONE,
                        Secrets.NONE,
                        Optional.of(new Assigned(ROLE, whose)))
                .orElseThrow();
    }

    private List<String> accounts(Order order) {
        return world.store.postings(order.id()).stream()
                .map(Posting::account)
                .filter(account -> account.startsWith("due-from:"))
                .distinct()
                .toList();
    }

    @Test
    void whoever_is_meant_is_called_booked_and_paid_back_by_his_own_name() {
        Order order = town.end(shown(opened(), ALIPAY).id());
        assertThat(order.state()).isEqualTo(OrderState.SETTLED);
        assertThat(accounts(order)).contains("due-from:alipay").doesNotContain("due-from:whoever");

        world.refund(order, "r1");
        Order back = world.rest(order.id());

        assertThat(back.state()).isEqualTo(OrderState.REFUNDED);
        assertThat(alipay.holds()).isZero();
        assertThat(world.party("whoever").calls()).isEmpty();
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }

    @Test
    void who_is_meant_is_remembered_when_the_answer_is_lost_and_the_power_goes() {
        alipay.next(START, FakeMood.LOSE_REPLY);
        Order order = shown(opened(), ALIPAY);
        world.restart();

        Order settled = town.end(order.id());

        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(alipay.count(START)).isEqualTo(1);
        assertThat(world.party("whoever").calls()).isEmpty();
    }

    @Test
    void a_second_code_of_another_channel_changes_nothing() {
        alipay.next(START, FakeMood.HAND_OFF);
        Order order = shown(opened(), ALIPAY);

        shown(order, World.CHANNEL);
        Order settled = town.end(order.id());

        assertThat(settled.round(0).deed("cash").orElseThrow().plan().party()).isEqualTo(ALIPAY);
        assertThat(world.channel().count(START)).isZero();
    }

    @Test
    void a_history_in_which_a_role_was_given_is_told_again_the_same() {
        Order order = shown(opened(), ALIPAY);
        Order told = Order.tell(order.id(), order.lines());
        assertThat(told.beyondUs()).isFalse();
        assertThat(told.round(0).deed("cash").orElseThrow().plan().debit()).isEqualTo("due-from:alipay");
        assertThat(order.lines()).extracting(line -> line.kind()).contains("ASSIGNED");
    }

    @Test
    void a_code_whose_far_side_waits_no_longer_for_the_patient_is_let_go_without_waiting_out_the_bills_own_time() {
        alipay.next(START, FakeMood.HAND_OFF);
        world.real.put("alipay", new Hurried(alipay, Duration.ofSeconds(45)));
        Order order = shown(opened(), ALIPAY);
        assertThat(order.state()).isEqualTo(OrderState.AWAITING_PATIENT);

        for (int i = 0; i < 6; i++) {
            world.clock.tick(Duration.ofSeconds(10));
            world.desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        }

        Order ended = world.desk.read(order.id());
        assertThat(ended.round(0).gaveUp()).isTrue();
        assertThat(alipay.count("abandon code-pay")).isPositive();
        assertThat(world.rest(order.id()).state()).isIn(OrderState.CANCELLED, OrderState.UNWOUND);
        assertThat(world.held()).isZero();
    }

    /** A far side that says how long it waits. */
    private record Hurried(FakeParty real, Duration patience) implements Counterparty {
        @Override
        public Outcome<Started> start(Deed deed) {
            return real.start(deed)
                    .map(started -> started.match(
                            Started.Done::new,
                            h -> new Started.HandedOff(
                                    h.farNumber(),
                                    h.told(),
                                    h.handoff(),
                                    h.notes(),
                                    h.secrets(),
                                    Optional.of(deed.intendedAt().plus(patience)))));
        }

        @Override
        public Outcome<Receipt> ask(Deed start) {
            return real.ask(start);
        }

        @Override
        public Outcome<Closed> abandon(Deed start) {
            return real.abandon(start);
        }

        @Override
        public Outcome<Returned> reverse(Deed reversal) {
            return real.reverse(reversal);
        }

        @Override
        public Outcome<Returned> askReverse(Deed reversal) {
            return real.askReverse(reversal);
        }
    }
}
