package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.reconciliation.Remedy;
import io.medsettle.server.reconciliation.StoredFinding.State;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the daily run does about findings by itself, and what it takes for proof that money is back with the patient. */
class SafeRemediesTest {
    @TempDir
    static Path directory;

    private static TestDatabase database;

    private FindingTown town;

    @BeforeAll
    static void open() {
        database = TestDatabase.h2(directory);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void build() {
        database.clear();
        town = new FindingTown(database, directory);
    }

    private State state(StoredFinding f) {
        return town.reread(f).state();
    }

    /** A payment that came after we had let it go. */
    private StoredFinding late(Order order, int round) {
        String number = town.cash(order, round);
        town.channel().paysAllTheSame(number);
        return town.paidThere(Remedy.REFUND_WITHOUT_SERVICE, number);
    }

    @Test
    void a_finding_of_a_bill_that_is_configured_no_more_keeps_neither_the_day_nor_the_next_finding_from_its_end() {
        Order order = town.givenUp();
        StoredFinding old = town.paidThere("WECHAT-OLD", Remedy.REFUND_WITHOUT_SERVICE, town.cash(order, 0));
        StoredFinding next = late(order, 0);

        town.run(0);
        town.run(1);

        assertThat(state(old)).isEqualTo(State.OPEN);
        assertThat(state(next)).isEqualTo(State.DONE);
    }

    @Test
    void an_order_whose_far_side_is_configured_no_more_keeps_neither_the_day_nor_the_next_finding_from_its_end() {
        Order order = town.givenUp();
        Order stuck = town.waiting();
        town.channel().always("abandon cash", FakeMood.LOSE_REQUEST);
        town.giveUp(stuck, 0);
        StoredFinding lost = town.paidThere(Remedy.RESUME_DOUBTED, town.cash(stuck, 0));
        StoredFinding next = late(order, 0);
        town.run(0);
        AtomicBoolean first = new AtomicBoolean(true);
        town.seen = far -> {
            if (first.getAndSet(false)) {
                throw new IllegalArgumentException("no far side of that name is configured");
            }
            return far;
        };

        town.run(1);

        assertThat(state(lost)).isEqualTo(State.OPEN);
        assertThat(state(next)).isEqualTo(State.DONE);
    }

    @Test
    void a_payment_we_had_let_go_is_asked_about_on_later_days_if_the_first_answer_was_lost() {
        Order order = town.givenUp();
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        StoredFinding f = late(order, 0);
        town.channel().always("ask cash", FakeMood.LOSE_REQUEST);
        town.run(0);
        assertThat(town.channel().holds()).isEqualTo(100_00);
        town.channel().calm();

        town.run(1);

        assertThat(town.channel().holds()).isZero();
        assertThat(town.read(order).state()).isEqualTo(OrderState.UNWOUND);
        assertThat(state(f)).as("proven a day later").isEqualTo(State.OPEN);
        town.run(2);
        assertThat(state(f)).isEqualTo(State.DONE);
        assertThat(town.channel().count("reverse cash")).isEqualTo(1);
    }

    @Test
    void a_yes_that_could_not_be_booked_says_so_and_is_asked_for_again_the_next_day() {
        Order order = town.givenUp();
        StoredFinding f = late(order, 0);
        town.channel().next("ask cash", FakeMood.ANSWER, FakeMood.LOSE_REQUEST);

        town.run(0);

        assertThat(town.said(f)).contains("没有入账").doesNotContain("尚待后续结果");
        assertThat(town.channel().holds()).isEqualTo(100_00);
        town.run(1);
        assertThat(town.channel().holds()).isZero();
        town.run(2);
        assertThat(state(f)).isEqualTo(State.DONE);
    }

    @Test
    void a_doubted_payment_of_a_round_that_was_given_up_is_not_done_while_the_far_side_still_holds_it() {
        Order order = town.waiting();
        town.channel().always("abandon cash", FakeMood.LOSE_REQUEST);
        town.giveUp(order, 0);
        town.channel().patientPays();
        StoredFinding f = town.paidThere(Remedy.RESUME_DOUBTED, town.cash(order, 0));
        town.channel().calm();
        town.channel().always("reverse cash", FakeMood.REFUSE);

        town.run(0);

        assertThat(town.channel().holds()).isEqualTo(100_00);
        assertThat(state(f)).isEqualTo(State.OPEN);
        town.run(1);
        assertThat(state(f)).isEqualTo(State.OPEN);
        assertThat(town.channel().holds()).isEqualTo(100_00);
    }

    @Test
    void a_refund_proves_a_late_payment_gone_only_when_all_of_it_has_arrived() {
        Order order = town.givenUp();
        StoredFinding f = late(order, 0);
        town.channel().always("reverse cash", FakeMood.ACCEPT_ONLY);
        town.run(0);

        town.run(1);

        assertThat(state(f)).as("on its way").isEqualTo(State.OPEN);
        town.channel().reversalsArrive();
        town.channel().always("askReverse cash", FakeMood.LOSE_REQUEST);
        town.run(2);
        assertThat(state(f)).as("nobody says that it has arrived").isEqualTo(State.OPEN);
        town.channel().calm();
        town.run(3);
        assertThat(state(f)).isEqualTo(State.DONE);
        assertThat(town.said(f)).startsWith("已退回并查实对方不再持有");
        assertThat(town.channel().count("reverse cash")).isEqualTo(1);
    }

    @Test
    void a_refund_that_bounced_after_it_had_arrived_proves_nothing() {
        Order order = town.givenUp();
        StoredFinding f = late(order, 0);
        town.run(0);
        assertThat(town.read(order).state()).isEqualTo(OrderState.UNWOUND);
        town.channel().bounces(town.number(order, 1, "return-cash"));

        town.run(1);

        assertThat(state(f)).isEqualTo(State.OPEN);
    }

    @Test
    void a_deposit_that_went_back_is_ended_though_the_stay_lives_on() {
        Order stay = town.secondDepositGivenUp();
        StoredFinding f = late(stay, 1);

        town.run(0);
        assertThat(town.read(stay).state()).isEqualTo(OrderState.SETTLED);
        assertThat(state(f)).isEqualTo(State.OPEN);
        town.run(1);

        assertThat(state(f)).isEqualTo(State.DONE);
        assertThat(town.channel().holds()).isEqualTo(200_00);
    }

    @Test
    void what_they_list_as_paid_and_say_was_never_paid_is_left_to_a_person() {
        Order order = town.givenUp();
        StoredFinding f = town.paidThere(Remedy.REFUND_WITHOUT_SERVICE, town.cash(order, 0));

        town.run(0);
        town.run(1);

        assertThat(state(f)).isEqualTo(State.OPEN);
        assertThat(town.said(f)).contains("等待人工处理");
    }

    @Test
    void what_they_say_they_took_and_gave_back_by_themselves_is_ended_as_that() {
        Order order = town.givenUp();
        StoredFinding f = town.paidThere(Remedy.REVERSE_ORPHAN_INSURANCE, town.cash(order, 0));
        town.seen = Reversed::new;

        town.run(0);
        town.run(1);

        assertThat(state(f)).isEqualTo(State.DONE);
        assertThat(town.said(f)).startsWith("已查实对方收后自行退回").contains("我方没有退过");
        assertThat(town.channel().count("reverse cash")).isZero();
    }

    @Test
    void money_of_a_round_that_was_given_up_goes_back_from_the_moment_it_is_booked() {
        Order order = town.givenUp();
        StoredFinding f = late(order, 0);
        assertThat(town.safe.goingBack(f)).as("nothing is booked").isFalse();
        town.channel().always("reverse cash", FakeMood.REFUSE);

        town.run(0);

        assertThat(town.safe.goingBack(f)).isTrue();
    }

    /** It says of whatever it is asked that this was reversed. */
    private record Reversed(Counterparty far) implements Counterparty {
        @Override
        public Outcome<Started> start(Deed deed) {
            return far.start(deed);
        }

        @Override
        public Outcome<Receipt> ask(Deed start) {
            return Outcome.declined("REVERSED", "这笔医保结算已被冲销");
        }

        @Override
        public Outcome<Closed> abandon(Deed start) {
            return far.abandon(start);
        }

        @Override
        public Outcome<Returned> reverse(Deed reversal) {
            return far.reverse(reversal);
        }

        @Override
        public Outcome<Returned> askReverse(Deed reversal) {
            return far.askReverse(reversal);
        }
    }
}
