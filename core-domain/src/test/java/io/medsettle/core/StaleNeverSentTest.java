package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A node that stood still says that its payment never left, after another node has sent it. */
class StaleNeverSentTest {
    private final World world = new World();

    /** Stands still at its first start for longer than a sending may be on its way; another node works on meanwhile. */
    private final class Stalled implements Counterparty {
        private final OrderId order;
        private boolean stood;

        Stalled(OrderId order) {
            this.order = order;
        }

        @Override
        public Outcome<Started> start(Deed deed) {
            if (stood) {
                return world.party("credit").start(deed);
            }
            stood = true;
            world.clock.tick(Duration.ofSeconds(33));
            world.party("credit").next("start cash", FakeMood.LOSE_REPLY);
            world.desk.advance(order);
            return Outcome.neverSent("期限已到");
        }

        @Override
        public Outcome<Receipt> ask(Deed start) {
            return world.party("credit").ask(start);
        }

        @Override
        public Outcome<Closed> abandon(Deed start) {
            return world.party("credit").abandon(start);
        }

        @Override
        public Outcome<Returned> reverse(Deed reversal) {
            return world.party("credit").reverse(reversal);
        }

        @Override
        public Outcome<Returned> askReverse(Deed reversal) {
            return world.party("credit").askReverse(reversal);
        }
    }

    @Test
    void that_one_sending_never_left_does_not_refuse_the_one_that_another_node_has_made_since() {
        Order order = world.open(new Outpatient(
                        World.HIS, World.INSURER, World.CREDIT, Fields.of("owner", "GATEWAY"), Duration.ofMinutes(30))
                .selfPay());
        world.real.put("credit", new Stalled(order.id()));
        assertThat(world.pay(order).state()).isEqualTo(OrderState.IN_DOUBT);
        assertThat(world.party("credit").holds()).isEqualTo(100_00);
        assertThat(world.rest(order.id()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }
}
