package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.OrderId;
import java.util.List;
import java.util.Map;

/** What must be true when everything has come to rest, counted by the far sides' own books. */
final class Verdict {
    private Verdict() {}

    /** @return whether a person was called */
    static boolean on(Town town, Flow flow, String where) {
        List<OrderId> ids = town.world.store.orders();
        if (ids.isEmpty()) {
            assertThat(town.world.held()).as(where).isZero();
            return false;
        }
        assertThat(ids).as(where).hasSize(1);
        Order order = town.world.desk.read(ids.get(0));
        String told = where + ": " + order.state() + " " + words(order);
        assertThat(order.atRest()).as(told).isTrue();
        assertThat(town.world.ours(order.id())).as(told).isEqualTo(town.world.theirs());
        assertThat(order.held().total()).as(told).isEqualTo(town.world.held());
        deposits(town, order, told);
        if (order.state() == OrderState.STUCK) {
            return true;
        }
        assertThat(town.world.held()).as(told).isIn(flow.legal());
        assertThat(town.world.accounts(order.id()).getOrDefault("in-question", 0L))
                .as(told)
                .isZero();
        traces(town, order, told);
        return false;
    }

    private static void deposits(Town town, Order stay, String told) {
        Map<String, Long> accounts = town.world.accounts(stay.id());
        assertThat(accounts.getOrDefault(StayPlans.POOL, 0L)).as(told).isLessThanOrEqualTo(0);
        assertThat(-accounts.getOrDefault(StayPlans.POOL, 0L))
                .as(told + ", what nobody has been promised")
                .isGreaterThanOrEqualTo(stay.left(StayPlans.POOL));
    }

    private static void traces(Town town, Order order, String told) {
        boolean holds = town.world.held() > 0;
        boolean paid = order.round(0).deed("his").isPresent() && holds;
        long written = town.world.his().standing(Act.WRITE_BACK);
        if (order.round(0).deed("freeze").isPresent()) {
            assertThat(written).as(told + ", HIS counts it as paid").isEqualTo(paid ? 1 : 0);
        }
        boolean nothingCame = order.state() == OrderState.CANCELLED || order.state() == OrderState.UNWOUND;
        if (nothingCame && !told.contains("LEFT_BEHIND")) {
            assertThat(town.world.his().standing(Act.FREEZE)).as(told).isZero();
            assertThat(town.world.insurer().standing(Act.VISIT)).as(told).isZero();
        }
    }

    static String words(Order order) {
        return order.rounds().stream()
                .map(r -> r.plan()
                        + (r.gaveUp() ? " gave up (" + r.why() + ")" : "")
                        + (r.stuck() ? " stuck (" + r.stuckWhy() + ")" : "")
                        + r.deeds().stream()
                                .map(d -> d.name() + "=" + d.status())
                                .toList())
                .toList()
                .toString();
    }
}
