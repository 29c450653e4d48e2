package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import org.junit.jupiter.api.Test;

/** A restored database and what is never sent twice (2207, 付款码). */
class RestoredAtTheCounterTest {
    private final Town town = new Town();
    private final World world = town.world;

    @Test
    void a_settlement_that_cannot_be_asked_about_after_a_restore_is_not_sent_but_given_to_a_person() {
        Order priced = World.order(world.settlements.open(World.opening("V0001/R1", PaperPlans.paymentCode())));
        world.restore(world.backup());
        world.insurer().always("ask " + PaperPlans.SETTLE, FakeMood.LOSE_REPLY);

        world.settlements.openGate(priced.id(), 0, Outpatient.PAY, "client", Fields.NONE, Secrets.NONE);
        Order stuck = town.end(priced.id());

        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(0).stuckDeed()).isEqualTo("insurer");
        assertThat(world.insurer().count("start " + PaperPlans.SETTLE)).isZero();

        world.insurer().calm();
        world.rulings.rule(
                stuck.id(), new Ruled(0, "insurer", Ruling.GO_ON, Parts.NONE, "", "甲", "乙", "医保没有这次结算", "医保页面"));
        assertThat(town.end(priced.id()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.held()).isEqualTo(100_00);
    }

    @Test
    void one_silence_after_a_restore_is_no_reason_to_call_a_person() {
        Order priced = World.order(world.settlements.open(World.opening("V0001/R1", PaperPlans.paymentCode())));
        world.restore(world.backup());
        world.insurer().next("ask " + PaperPlans.SETTLE, FakeMood.LOSE_REPLY);

        world.settlements.openGate(priced.id(), 0, Outpatient.PAY, "client", Fields.NONE, Secrets.NONE);

        assertThat(town.end(priced.id()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.insurer().count("start " + PaperPlans.SETTLE)).isEqualTo(1);
        assertThat(world.held()).isEqualTo(100_00);
    }
}
