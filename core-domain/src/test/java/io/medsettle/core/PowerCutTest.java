package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The power goes before each write and before each call, under each mood, with HIS saying yes or no; after the restart
 * everything comes to rest, and the money is all or nothing and stands in our books as in theirs.
 */
class PowerCutTest {
    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Flow(String name, boolean selfPay, boolean refunds, boolean joined) {}

    private static final List<Flow> FLOWS = List.of(
            new Flow("mixed", false, false, true),
            new Flow("mixed, a page for each fact", false, false, false),
            new Flow("self-pay", true, false, true),
            new Flow("mixed and its refund", false, true, true),
            new Flow("self-pay and its refund", true, true, true));

    private static final List<FakeMood> MOODS =
            List.of(FakeMood.ANSWER, FakeMood.REFUSE, FakeMood.LOSE_REQUEST, FakeMood.LOSE_REPLY);

    private int left;

    @Test
    void money_is_all_or_nothing_wherever_the_power_goes() {
        int grid = 0;
        for (Flow flow : FLOWS) {
            for (String victim : List.of(
                    "start order", "start cash", "start mixed", "reverse order", "reverse cash", "abandon order")) {
                for (FakeMood mood : MOODS) {
                    for (boolean hisSaysYes : List.of(true, false)) {
                        int cuts = 0;
                        while (play(flow, victim, mood, hisSaysYes, cuts)) {
                            cuts++;
                        }
                        grid += cuts;
                    }
                }
            }
        }
        assertThat(grid).isGreaterThan(3_000);
    }

    /** @return whether the power went before the flow was over */
    private boolean play(Flow flow, String victim, FakeMood mood, boolean hisSaysYes, int cut) {
        World world = new World();
        world.joinPages = flow.joined();
        world.restart();
        world.channel().next(victim, mood);
        world.insurer().next(victim, mood);
        if (!hisSaysYes) {
            world.his().always("start write-back", FakeMood.REFUSE_REFUND_ADVISED);
        }
        left = cut;
        world.store.beforeWrite(what -> tick());
        world.parties.values().forEach(p -> p.beforeCall(this::tick));
        boolean dead = false;
        try {
            drive(world, flow);
        } catch (PowerCut off) {
            dead = true;
        }
        world.store.beforeWrite(what -> {});
        world.parties.values().forEach(p -> p.beforeCall(() -> {}));
        world.restart();
        world.patientPays();
        world.store.holder("his-bill", "H44999900001", "V0001/R1").ifPresent(h -> world.rest(h.order()));
        world.store
                .holder("key", "H44999900001", "key-V0001/R1")
                .ifPresent(h -> check(world, h.order(), flow, cut, victim, mood));
        return dead;
    }

    private void tick() {
        if (left-- == 0) {
            throw new PowerCut();
        }
    }

    private static void drive(World world, Flow flow) {
        Order order = World.order(
                world.settlements.open(World.opening("V0001/R1", flow.selfPay() ? world.selfPay() : world.mixed())));
        Optional<Order> paying =
                world.settlements.openGate(order.id(), 0, Outpatient.PAY, "client", Fields.NONE, Secrets.NONE);
        if (paying.isEmpty()) {
            world.rest(order.id());
            return;
        }
        world.patientPays();
        Order after = world.rest(order.id());
        if (flow.refunds() && after.state() == OrderState.SETTLED) {
            Opened opened = world.refund(after, "R1");
            assertThat(opened).isInstanceOf(Opened.New.class);
            world.rest(order.id());
        }
    }

    private static void check(World world, OrderId id, Flow flow, int cut, String victim, FakeMood mood) {
        Order order = world.desk.read(id);
        String where =
                flow.name() + ", " + victim + " " + mood + ", power off before step " + cut + ": " + order.state() + " "
                        + order.rounds().stream()
                                .map(r -> r.deeds().stream()
                                        .map(d -> d.name() + "=" + d.status())
                                        .toList())
                                .toList();
        assertThat(order.state())
                .as(where)
                .isIn(OrderState.SETTLED, OrderState.CANCELLED, OrderState.UNWOUND, OrderState.REFUNDED);
        assertThat(order.atRest()).as(where).isTrue();
        long held = world.held();
        assertThat(held).as(where).isEqualTo(order.state() == OrderState.SETTLED ? 100_00 : 0);
        assertThat(world.ours(id)).as(where).isEqualTo(world.theirs());
        assertThat(order.held().total()).as(where).isEqualTo(held);
    }
}
