package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import org.junit.jupiter.api.Test;

/** A settled order that a person sends back, after a refund of it had been asked for. */
class GoBackAfterRefundTest {
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

    /** One fen was given back in the merchant portal; two people send the whole round back. */
    private Order sentBack(Order paid) {
        world.desk.foundReturned(
                paid.id(),
                deed(paid, 0, "cash").number(),
                Returned.arrived("PORTAL", Parts.of(Part.CASH, 1), world.clock.instant()));
        return world.rulings
                .rule(paid.id(), new Ruled(0, "cash", Ruling.GO_BACK, Parts.NONE, "", "甲", "乙", "整单退回", "商户平台"))
                .orElseThrow();
    }

    @Test
    void his_does_not_stay_paid_because_a_refund_that_came_to_nothing_had_meant_to_reverse_it() {
        Order paid = selfPaid();
        world.his().next("start permit", FakeMood.REFUSE);
        Order refused = World.order(world.refund(paid, "R1"));
        assertThat(deed(refused, 1, "back-his").status()).isEqualTo(DeedStatus.PLANNED);
        sentBack(paid);
        Order back = world.rest(paid.id());
        assertThat(back.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(back.held().isZero()).isTrue();
        assertThat(world.his().count("reverse " + Act.WRITE_BACK)).isEqualTo(1);
    }

    @Test
    void what_a_refund_is_still_giving_back_is_not_given_back_a_second_time() {
        Order paid = selfPaid();
        world.channel().next(BACK, FakeMood.REFUSE);
        Order refunding = World.order(world.refund(paid, 0, "R1", 30_00));
        assertThat(deed(refunding, 1, "back-cash").status()).isEqualTo(DeedStatus.REFUSED);
        Order waiting = sentBack(paid);
        assertThat(waiting.rounds()).hasSize(2);
        Order back = world.rest(paid.id());
        assertThat(deed(back, 1, "back-cash").status()).isEqualTo(DeedStatus.RETURNED);
        assertThat(deed(back, 2, "return-cash").parts()).isEqualTo(Parts.of(Part.CASH, 69_99));
        assertThat(world.held()).isEqualTo(1);
        assertThat(back.held().isZero()).isTrue();
        assertThat(world.his().count("reverse " + Act.WRITE_BACK)).isEqualTo(1);
    }

    @Test
    void what_a_refund_does_not_give_back_in_the_end_goes_back_with_the_rest() {
        Order paid = selfPaid();
        world.channel().next(BACK, FakeMood.REFUSE, FakeMood.REFUSE, FakeMood.REFUSE, FakeMood.REFUSE, FakeMood.REFUSE);
        world.refund(paid, 0, "R1", 30_00);
        sentBack(paid);
        Order back = world.rest(paid.id());
        assertThat(back.round(1).gaveUp()).isTrue();
        assertThat(back.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.held()).isEqualTo(1);
        assertThat(back.held().isZero()).isTrue();
    }
}
