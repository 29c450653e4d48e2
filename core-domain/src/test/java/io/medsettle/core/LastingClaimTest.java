package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.store.ClaimHolder;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an order holds for ever finds it for ever, beside the client's own key and the bill that it gives up. */
class LastingClaimTest {
    private static final String ORG = "H44999900001";

    private final World world = new World();

    private Opened open(String stay, String key, String digest) {
        return world.settlements.open(new Opening(
                ORG,
                "stay",
                List.of("bill-" + stay),
                List.of(new Opening.Lasting("stay", stay)),
                Optional.of(key),
                digest,
                "client",
                Fields.NONE,
                Secrets.NONE,
                world.selfPay()));
    }

    @Test
    void an_order_is_found_by_what_it_holds_for_ever_after_its_bill_is_free() {
        world.his().next("start freeze", FakeMood.REFUSE);
        Order order = world.rest(World.order(open("Z0001", "K1", "one")).id());
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);

        assertThat(world.store.holder("his-bill", ORG, "bill-Z0001")).isEmpty();
        assertThat(world.store.holder("stay", ORG, "Z0001")).contains(new ClaimHolder(order.id(), 0));
        assertThat(open("Z0001", "K2", "two")).isEqualTo(new Opened.BillHeld(order.id()));
        assertThat(world.store.orders()).hasSize(1);
    }

    @Test
    void one_key_opens_one_order_whatever_that_holds_for_ever() {
        Order order = World.order(open("Z0001", "K1", "one"));

        assertThat(open("Z0002", "K1", "two")).isEqualTo(new Opened.OtherContent(order.id(), 0));
        assertThat(open("Z0001", "K1", "one")).isInstanceOf(Opened.Same.class);
        assertThat(world.store.holder("stay", ORG, "Z0002")).isEmpty();
        assertThat(world.store.orders()).hasSize(1);
    }
}
