package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.party.FakeParty;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A contract stands for a deposit (免押金): nobody is to take anything. */
class WaiverTest {
    private static final String START = "start " + Act.CREDIT_DEPOSIT;

    private final World world = new World();

    WaiverTest() {
        world.real.put("his", new FakeParty("his", world.clock).looks(Act.STAY_CHECK));
    }

    private static Plan waiver() {
        return new Inpatient(
                        World.HIS, World.INSURER, World.BOOK, Fields.of("owner", "GATEWAY"), Duration.ofMinutes(30))
                .waiver(120_00, new Inpatient.Payer(World.CREDIT, Act.CREDIT_DEPOSIT, false));
    }

    private Order opened() {
        return World.order(world.settlements.open(World.opening(Town.STAY, waiver())));
    }

    private Order ruled(Order order, Ruling ruling) {
        Ruled ruled = new Ruled(0, "waiver", ruling, Parts.NONE, "", "clerk-1", "clerk-2", "平台多收", "平台账单");
        return world.rulings.rule(order.id(), ruled).orElseThrow();
    }

    @Test
    void nothing_is_taken_and_nothing_is_booked() {
        Order order = opened();
        assertThat(order.state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.store.postings(order.id())).isEmpty();
    }

    @Test
    void what_a_platform_took_all_the_same_calls_a_person_stands_in_question_and_goes_back_when_they_say_so() {
        world.party("credit").next(START, FakeMood.ONE_FEN_MORE);
        Order order = opened();
        assertThat(order.state()).isEqualTo(OrderState.STUCK);
        assertThat(order.round(0).stuckWhy()).contains("CASH 应为 0 分, 实为 1 分");
        assertThat(order.held().total()).isEqualTo(1);
        assertThat(world.accounts(order.id())).containsEntry("in-question", -1L);
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
        assertThat(Ruling.TOOK.fits(
                        order.round(0), order.round(0).deed("waiver").orElseThrow()))
                .isFalse();

        ruled(order, Ruling.GO_BACK);
        Order back = world.rest(order.id());
        assertThat(back.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(back.held().isZero()).isTrue();
        assertThat(world.held()).isZero();
        assertThat(world.accounts(order.id())).containsEntry("in-question", 0L);
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }
}
