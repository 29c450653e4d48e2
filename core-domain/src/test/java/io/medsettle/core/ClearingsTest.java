package io.medsettle.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.desk.Clearings;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A claim on the insurer is sent once, stands until it is withdrawn, and calls a person where nobody can tell. */
class ClearingsTest {
    private static final String PERIOD = "clearing/11/2026-01-01/2026-01-31";
    private static final String START = "start " + Act.CLEARING;
    private static final String REVERSE = "reverse " + Act.CLEARING;

    private final World world = new World();
    private final Clearings clearings = new Clearings(new Party("claims"));

    private Order applied() {
        return world.rest(World.order(world.settlements.open(World.opening(PERIOD, clearings.application())))
                .id());
    }

    private Opened withdraw(Order clearing, String key) {
        Claim claim = new Claim("key", clearing.org(), key, 0);
        Opened opened = world.settlements.openRound(clearing.id(), "finance", List.of(claim), clearings::withdrawal);
        world.rest(clearing.id());
        return opened;
    }

    private boolean held() {
        return world.store.holder(Order.BILL, "H44999900001", PERIOD).isPresent();
    }

    private Ruled ruled(Ruling ruling) {
        return new Ruled(0, "clearing", ruling, Parts.NONE, "CLR-1", "甲", "乙", "医保页面核对", "截图");
    }

    @Test
    void a_claim_stands_and_holds_its_period_until_it_is_withdrawn() {
        Order clearing = applied();
        assertThat(clearing.state()).isEqualTo(OrderState.SETTLED);
        assertThat(held()).isTrue();

        withdraw(clearing, "W1");

        assertThat(world.desk.read(clearing.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(held()).isFalse();
        assertThat(world.party("claims").standing(Act.CLEARING)).isZero();
        assertThat(withdraw(clearing, "W2")).isInstanceOf(Opened.Refused.class);
        assertThat(world.party("claims").count(REVERSE)).isEqualTo(1);
    }

    @Test
    void a_period_whose_withdrawal_was_refused_is_not_free_for_a_second_claim() {
        Order clearing = applied();
        world.party("claims").next(REVERSE, FakeMood.REFUSE);

        withdraw(clearing, "W1");

        assertThat(world.desk.read(clearing.id()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(held()).isTrue();
        withdraw(clearing, "W2");
        assertThat(world.desk.read(clearing.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(held()).isFalse();
    }

    @Test
    void a_withdrawal_whose_answer_was_lost_is_sent_again_under_its_number() {
        Order clearing = applied();
        world.party("claims").next(REVERSE, FakeMood.LOSE_REQUEST);

        withdraw(clearing, "W1");

        assertThat(world.desk.read(clearing.id()).state()).isEqualTo(OrderState.REFUNDED);
        assertThat(world.party("claims").count(REVERSE)).isEqualTo(2);
    }

    @Test
    void a_withdrawal_that_never_arrives_is_sent_ever_more_seldom() {
        Order clearing = applied();
        world.party("claims").always(REVERSE, FakeMood.LOSE_REQUEST);
        Claim claim = new Claim("key", clearing.org(), "W1", 0);
        world.settlements.openRound(clearing.id(), "finance", List.of(claim), clearings::withdrawal);

        for (int second = 0; second < 7200; second += 5) {
            world.clock.tick(Duration.ofSeconds(5));
            world.desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        }

        assertThat(world.party("claims").count(REVERSE)).isBetween(10L, 40L);
        world.party("claims").calm();
        assertThat(world.rest(clearing.id()).state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void a_claim_that_nobody_can_tell_of_calls_a_person_and_is_never_sent_again() {
        world.party("claims").next(START, FakeMood.LOSE_REQUEST);

        Order clearing = applied();

        assertThat(clearing.state()).isEqualTo(OrderState.STUCK);
        assertThat(clearing.round(0).stuckWhy()).contains("claims").contains("人工");
        assertThat(world.party("claims").count(START)).isEqualTo(1);
        assertThat(held()).isTrue();
    }

    @Test
    void a_claim_that_a_person_found_can_be_withdrawn() {
        world.party("claims").next(START, FakeMood.LOSE_REQUEST);
        Order clearing = applied();

        world.rulings.rule(clearing.id(), ruled(Ruling.TOOK));

        Order found = world.desk.read(clearing.id());
        assertThat(found.state()).isEqualTo(OrderState.SETTLED);
        assertThat(Clearings.applied(found).farNumber()).isEqualTo("CLR-1");
        assertThat(clearings.withdrawal(found).plan()).isPresent();
    }

    @Test
    void a_claim_that_a_person_did_not_find_sets_its_period_free() {
        world.party("claims").next(START, FakeMood.LOSE_REQUEST);
        Order clearing = applied();

        world.rulings.rule(clearing.id(), ruled(Ruling.NEVER_TOOK));

        assertThat(world.desk.read(clearing.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(held()).isFalse();
    }

    @Test
    void a_claim_that_was_given_up_while_nobody_knew_of_it_goes_back_when_a_person_finds_it() {
        world.party("claims").next(START, FakeMood.LOSE_REQUEST);
        Order doubted = World.order(world.settlements.open(World.opening(PERIOD, clearings.application())));
        world.settlements.giveUp(doubted.id(), 0, "不申请了", "finance");
        Order stuck = world.rest(doubted.id());
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(clearings.withdrawal(stuck).code()).isEqualTo("not-applied");

        world.rulings.rule(stuck.id(), ruled(Ruling.TOOK));

        Order back = world.rest(stuck.id());
        assertThat(Clearings.applied(back).status()).isEqualTo(DeedStatus.TAKEN);
        assertThat(world.party("claims").count(REVERSE)).isPositive();
    }
}
