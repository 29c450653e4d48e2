package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Parts;
import org.junit.jupiter.api.Test;

/** What is asked of an order while a part of it is settled anew (重结), or when nobody settles it anew. */
class SettledAnewTest {
    private final Town town = new Town();
    private final World world = town.world;

    private static Ruled ruled(String deed, Ruling ruling) {
        return new Ruled(1, deed, ruling, Parts.NONE, "", "甲", "乙", "已查明", "电话记录");
    }

    @Test
    void not_everything_is_refunded_while_nobody_knows_what_will_stand_in_its_place() {
        Order settled = town.settle(PaperPlans.paymentCode());
        world.his().next("reverse " + Act.WRITE_BACK, FakeMood.REFUSE);
        Order stuck = town.resettle(settled);
        assertThat(stuck.round(1).stuckDeed()).isEqualTo("his-back");

        assertThat(world.refund(stuck, "R9")).isInstanceOfSatisfying(Opened.Refused.class, r -> assertThat(r.code())
                .isEqualTo("refund-under-way"));
        world.rulings.rule(stuck.id(), ruled("his-back", Ruling.GO_ON));
        assertThat(town.end(stuck.id()).state()).isEqualTo(OrderState.PART_REFUNDED);
        world.refund(stuck, "R10");
        assertThat(town.end(stuck.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.held()).isZero();
        assertThat(world.ours(stuck.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_resettlement_that_came_to_nothing_does_not_keep_the_whole_from_being_refunded() {
        Order settled = town.settle(PaperPlans.paymentCode());
        world.insurer().next("start " + PaperPlans.TRIAL, FakeMood.REFUSE);
        town.resettle(settled);
        world.refund(settled, "R9");
        assertThat(town.end(settled.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.held()).isZero();
    }

    @Test
    void what_no_insurer_settles_anew_is_owed_by_the_patient_without_the_cash_that_he_has_paid() {
        Order settled = town.settle(PaperPlans.paymentCode());
        world.insurer().always("start " + PaperPlans.SETTLE, FakeMood.REFUSE);
        Order stuck = town.resettle(settled);
        assertThat(stuck.round(1).stuckDeed()).isEqualTo("insurer");
        world.rulings.rule(stuck.id(), ruled("insurer", Ruling.OWED));
        Order ended = town.end(stuck.id());

        assertThat(ended.round(1).complete()).isTrue();
        assertThat(world.held()).isEqualTo(2_00);
        assertThat(world.accounts(ended.id()))
                .containsEntry("due-from:patient", 70_00L)
                .containsEntry("fees", -72_00L);
        assertThat(world.ours(ended.id())).isEqualTo(world.theirs());
    }
}
