package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.DeedStatus;
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
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A refund that has begun to give back is neither called off nor called "not refunded". */
class RefundUnderWayTest {
    private static final String BACK = "reverse " + Act.CASH;

    private final World world = new World();

    private Order selfPaid() {
        Order order = world.pay(world.open(world.selfPay()));
        world.patientPays();
        return world.desk.advance(order.id());
    }

    private static DeedView deed(Order order, int round, String name) {
        return order.round(round).deed(name).orElseThrow();
    }

    /** The channel; while it is asked what became of a refund, another node hears a firm no and works on. */
    private final class TwoMinds implements Counterparty {
        private final FakeParty channel = world.channel();
        private final OrderId order;
        private int asked;

        TwoMinds(OrderId order) {
            this.order = order;
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
            if (asked == 2) {
                return Outcome.declined("NO", "refused");
            }
            if (asked == 1) {
                world.desk.advance(order);
            }
            return channel.askReverse(reversal);
        }
    }

    @Test
    void a_refund_whose_money_is_back_is_not_called_off_while_his_has_not_been_told() {
        Order paid = selfPaid();
        world.his().next("reverse " + Act.WRITE_BACK, FakeMood.LOSE_REQUEST);
        Order refunding = World.order(world.refund(paid, 0, "R1", 30_00));
        assertThat(deed(refunding, 1, "back-cash").status()).isEqualTo(DeedStatus.RETURNED);

        assertThat(world.settlements.giveUp(paid.id(), 1, "取消", "client")).isEmpty();
        Order rested = world.rest(paid.id());

        assertThat(rested.state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(rested.round(1).gaveUp()).isFalse();
        assertThat(world.his().count("abandon permit")).isZero();
    }

    @Test
    void a_refund_of_which_nobody_knows_whether_it_went_out_is_not_called_off() {
        Order paid = selfPaid();
        world.channel().next(BACK, FakeMood.LOSE_REPLY);
        world.refund(paid, 0, "R1", 30_00);
        assertThat(world.settlements.giveUp(paid.id(), 1, "取消", "client")).isEmpty();
        assertThat(world.rest(paid.id()).state()).isEqualTo(OrderState.PART_REFUNDED);
    }

    @Test
    void a_refund_that_waits_for_his_permit_is_called_off() {
        Order paid = selfPaid();
        world.his().next("start permit", FakeMood.LOSE_REQUEST);
        world.refund(paid, 0, "R1", 30_00);
        assertThat(world.settlements.giveUp(paid.id(), 1, "取消", "client")).isPresent();
        assertThat(world.rest(paid.id()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.held()).isEqualTo(100_00);
    }

    @Test
    void a_way_back_is_not_called_off() {
        Order order = world.pay(world.open(world.selfPay()));
        world.patientPays();
        world.his().next("start " + Act.WRITE_BACK, FakeMood.REFUSE);
        world.channel().next(BACK, FakeMood.REFUSE);
        Order unwinding = world.desk.advance(order.id());
        assertThat(deed(unwinding, 1, "return-cash").status()).isEqualTo(DeedStatus.REFUSED);

        assertThat(world.settlements.giveUp(order.id(), 1, "取消", "client")).isEmpty();
        assertThat(world.rest(order.id()).state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.held()).isZero();
    }

    @Test
    void a_late_yes_to_a_refund_that_was_given_up_calls_a_person_and_his_hears_of_it_in_the_end() {
        Order paid = selfPaid();
        world.channel()
                .next(BACK, FakeMood.REFUSE, FakeMood.REFUSE, FakeMood.REFUSE, FakeMood.REFUSE, FakeMood.LOSE_REPLY);
        world.refund(paid, 0, "R1", 30_00);
        for (int i = 0; i < 20 && world.channel().count(BACK) < 5; i++) {
            world.clock.tick(Duration.ofSeconds(60));
            world.desk.advance(paid.id());
        }
        world.clock.tick(Duration.ofSeconds(8));
        world.real.put("wechat", new TwoMinds(paid.id()));
        Order stuck = world.desk.advance(paid.id());

        assertThat(stuck.round(1).gaveUp()).isTrue();
        assertThat(deed(stuck, 1, "back-cash").status()).isEqualTo(DeedStatus.RETURNED);
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(1).stuckDeed()).isEqualTo("permit");
        assertThat(world.held()).isEqualTo(70_00);

        world.rulings.rule(paid.id(), new Ruled(1, "permit", Ruling.GO_ON, Parts.NONE, "", "甲", "乙", "渠道已退款", "商户平台"));
        Order ended = world.rest(paid.id());
        assertThat(ended.state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(deed(ended, 1, "back-his").status()).isEqualTo(DeedStatus.RETURNED);
        assertThat(world.held()).isEqualTo(70_00);
        assertThat(world.ours(paid.id())).isEqualTo(world.theirs());
    }
}
