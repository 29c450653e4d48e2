package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HIS may have let the bill lapse while the insurer was in doubt: it is asked again before the patient's own part is collected. */
class CreditRecheckTest {
    private static final String RECHECK = "start " + Act.RECHECK;

    private final Town town = new Town();
    private final World world = town.world;

    private Order settledAfterDoubt() {
        world.insurer().next("start " + PaperPlans.SETTLE, FakeMood.LOSE_REPLY);
        world.insurer().next("ask " + PaperPlans.SETTLE, FakeMood.LOSE_REPLY);
        return town.settle(PaperPlans.credit().insured());
    }

    @Test
    void nothing_is_collected_of_a_bill_that_his_gave_away_while_the_insurer_was_in_doubt() {
        world.his().next(RECHECK, FakeMood.ANSWER, FakeMood.REFUSE);

        Order order = settledAfterDoubt();

        assertThat(town.credit().count("start " + Act.CREDIT_PAY)).isZero();
        assertThat(order.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.insurer().count("reverse " + PaperPlans.SETTLE)).isEqualTo(1);
        assertThat(world.held()).isZero();
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }

    @Test
    void nothing_is_collected_before_his_has_said_that_the_bill_is_still_ours() {
        world.his().next(RECHECK, FakeMood.ANSWER, FakeMood.LOSE_REQUEST);
        world.his().next("ask " + Act.RECHECK, FakeMood.LOSE_REPLY);
        List<Long> rechecks = new ArrayList<>();
        town.credit().beforeCall(() -> rechecks.add(world.his().count(RECHECK)));

        assertThat(settledAfterDoubt().state()).isEqualTo(OrderState.SETTLED);
        assertThat(town.credit().calls().get(1)).startsWith("start " + Act.CREDIT_PAY);
        assertThat(rechecks).containsExactly(0L, 3L);
        assertThat(world.held()).isEqualTo(100_00);
    }
}
