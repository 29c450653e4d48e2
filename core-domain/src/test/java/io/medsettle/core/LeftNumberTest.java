package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
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
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A node that stood still tells what a far side said of a number that another node has left since, after a firm no. */
class LeftNumberTest {
    private static final String BACK = "reverse " + Act.CASH;

    private final World world = new World();

    /** The channel, which says no to the other node; this one stands still while the next number goes out. */
    private final class Stalled implements Counterparty {
        private final FakeParty channel = world.channel();
        private final OrderId order;
        private final FakeMood second;
        private final boolean yes;
        private int asked;

        Stalled(OrderId order, FakeMood second, boolean yes) {
            this.order = order;
            this.second = second;
            this.yes = yes;
        }

        @Override
        public Outcome<Started> start(Deed deed) {
            return channel.start(deed);
        }

        @Override
        public Outcome<Receipt> ask(Deed start) {
            return channel.ask(start);
        }

        @Override
        public Outcome<Closed> abandon(Deed start) {
            return channel.abandon(start);
        }

        @Override
        public Outcome<Returned> reverse(Deed reversal) {
            return channel.reverse(reversal);
        }

        @Override
        public Outcome<Returned> askReverse(Deed reversal) {
            asked++;
            if (asked > 2) {
                return channel.askReverse(reversal);
            }
            Outcome<Returned> no = Outcome.declined("NO", "refused");
            if (asked == 2) {
                return no;
            }
            world.desk.advance(order);
            channel.next(BACK, second);
            world.clock.tick(Duration.ofSeconds(31));
            world.desk.advance(order);
            return yes ? channel.askReverse(reversal) : no;
        }
    }

    private Order selfPaid() {
        Order order = world.pay(world.open(world.selfPay()));
        world.patientPays();
        return world.desk.advance(order.id());
    }

    private static DeedView back(Order order) {
        return order.round(1).deed("back-cash").orElseThrow();
    }

    @Test
    void a_no_to_a_number_that_was_left_is_no_answer_about_the_next_one_and_the_refund_is_made_once() {
        Order paid = selfPaid();
        world.channel().next(BACK, FakeMood.LOSE_REQUEST);
        world.refund(paid, 0, "R1", 30_00);
        world.clock.tick(Duration.ofSeconds(8));
        world.real.put("wechat", new Stalled(paid.id(), FakeMood.LOSE_REPLY, false));
        assertThat(world.desk.advance(paid.id()).state()).isEqualTo(OrderState.IN_DOUBT);

        Order rested = world.rest(paid.id());
        assertThat(rested.state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(world.held()).isEqualTo(70_00);
        assertThat(world.ours(paid.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_yes_to_a_number_that_was_left_calls_a_person_before_more_goes_back() {
        Order paid = selfPaid();
        world.channel().next(BACK, FakeMood.LOSE_REPLY);
        Order refunding = World.order(world.refund(paid, 0, "R1", 30_00));
        String first = back(refunding).number().text();
        world.clock.tick(Duration.ofSeconds(8));
        world.real.put("wechat", new Stalled(paid.id(), FakeMood.LOSE_REQUEST, true));
        world.desk.advance(paid.id());
        Order stuck = world.rest(paid.id());

        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(1).stuckDeed()).isEqualTo("back-cash");
        assertThat(stuck.round(1).stuckWhy()).contains(first).contains("退款 3000 分");
        assertThat(world.held()).isEqualTo(70_00);

        Parts thirty = Parts.of(Part.CASH, 30_00);
        world.rulings.rule(
                paid.id(),
                new Ruled(1, "back-cash", Ruling.RETURNED_BY_HAND, thirty, "F" + first, "甲", "乙", "按前号已退", "商户平台"));
        assertThat(world.rest(paid.id()).state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(world.held()).isEqualTo(70_00);
        assertThat(world.ours(paid.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_yes_to_a_number_that_was_left_after_the_next_one_gave_back_too_is_booked_and_calls_a_person() {
        Order paid = selfPaid();
        world.channel().next(BACK, FakeMood.LOSE_REPLY);
        world.refund(paid, 0, "R1", 30_00);
        world.clock.tick(Duration.ofSeconds(8));
        world.real.put("wechat", new Stalled(paid.id(), FakeMood.ANSWER, true));
        Order stuck = world.desk.advance(paid.id());

        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(world.held()).isEqualTo(40_00);
        assertThat(stuck.held().total()).isEqualTo(40_00);
        assertThat(world.ours(paid.id())).isEqualTo(world.theirs());
        assertThat(world.refund(paid, 0, "R2", 40_01)).isInstanceOf(io.medsettle.core.desk.Opened.Refused.class);
    }
}
