package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
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
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** That a repeat never left says nothing of the first sending, whose answer was lost. */
class RepeatNeverSentTest {
    private final World world = new World();

    /** HIS, whose first answer is lost, which then says that it may be sent again, and which is not reached for the repeat. */
    private final class Flaky implements Counterparty {
        private final FakeParty his = world.his();
        private int started;
        private int asked;

        @Override
        public Outcome<Started> start(Deed deed) {
            started++;
            return started == 2 ? Outcome.neverSent("connection refused") : his.start(deed);
        }

        @Override
        public Outcome<Receipt> ask(Deed start) {
            asked++;
            return asked == 1 ? Outcome.unknown(Outcome.Doubt.NOT_FOUND, "may be sent again") : his.ask(start);
        }

        @Override
        public Outcome<Closed> abandon(Deed start) {
            return his.abandon(start);
        }

        @Override
        public Outcome<Returned> reverse(Deed reversal) {
            return his.reverse(reversal);
        }

        @Override
        public Outcome<Returned> askReverse(Deed reversal) {
            return his.askReverse(reversal);
        }
    }

    private Order doubted() {
        world.real.put("his", new Flaky());
        world.his().next("start " + Act.FREEZE, FakeMood.LOSE_REPLY);
        Order order = world.open(world.selfPay());
        world.clock.tick(Duration.ofSeconds(8));
        return world.desk.advance(order.id());
    }

    @Test
    void a_repeat_that_never_left_leaves_the_first_sending_in_doubt_until_it_is_asked() {
        Order order = doubted();
        assertThat(order.state()).isEqualTo(OrderState.IN_DOUBT);
        assertThat(order.round(0).gaveUp()).isFalse();
        world.clock.tick(Duration.ofSeconds(60));
        assertThat(world.desk.advance(order.id()).state()).isEqualTo(OrderState.PRICED);
    }

    @Test
    void a_bill_that_may_be_held_is_let_go_at_his_when_its_order_is_called_off() {
        Order order = doubted();
        assertThat(world.settlements.giveUp(order.id(), 0, "取消", "client")).isPresent();
        assertThat(world.rest(order.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.his().count("abandon " + Act.FREEZE)).isEqualTo(1);
        assertThat(world.his().standing(Act.FREEZE)).isZero();
    }
}
