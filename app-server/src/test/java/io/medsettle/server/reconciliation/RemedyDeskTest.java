package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.value.Parts;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Direction;
import io.medsettle.reconciliation.Proposal.Needs;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.reconciliation.StoredFinding.State;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two people may decide about a finding, and what no decision may do to a patient's money. */
class RemedyDeskTest {
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

    private static void refused(String code, Runnable wish) {
        assertThatThrownBy(wish::run)
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().code()).isEqualTo(code));
    }

    private void proposeRefund(StoredFinding f, long fen) {
        town.remedies.propose(town.reread(f), "甲", Step.REFUND, fen, "退", "依据");
    }

    private StoredFinding refund(StoredFinding f, long fen) {
        proposeRefund(f, fen);
        StoredFinding proposed = town.reread(f);
        return town.remedies.approve(proposed, "乙", "同意", proposed.lastSeq());
    }

    @Test
    void a_double_charge_or_a_wrong_split_is_not_ended_by_asking_a_far_side_that_holds_the_total() {
        Order paid = town.paid();
        for (Difference form : new Difference[] {Difference.D7, Difference.D5}) {
            StoredFinding f = town.finding(form, Direction.THEIRS_MORE, Needs.TWO_PERSONS, town.cash(paid, 0));

            refused("not-by-query", () -> town.remedies.askAgain(f, "甲"));
            StoredFinding asked = town.safe.one(f, "甲");

            assertThat(asked.state()).as(form.name()).isEqualTo(State.OPEN);
        }
    }

    @Test
    void what_an_answer_ended_is_told_by_the_gateway_so_that_a_later_run_may_open_it_again() {
        Order waiting = town.waiting();
        town.channel().patientPays();
        StoredFinding f = town.finding(Difference.D4, Direction.THEIRS_MORE, Needs.FRESH_QUERY, town.cash(waiting, 0));

        assertThat(town.remedies.askAgain(f, "甲").state()).isEqualTo(State.DONE);

        assertThat(town.steps.of(f.id())).extracting(Step::who).containsExactly("甲", Step.GATEWAY);
        assertThat(town.read(waiting).state()).isEqualTo(OrderState.SETTLED);
    }

    @Test
    void a_payment_that_is_there_twice_or_that_they_do_not_have_is_never_refunded_from_the_order() {
        Order paid = town.paid();
        StoredFinding twice = town.finding(Difference.D7, Direction.THEIRS_MORE, Needs.TWO_PERSONS, town.cash(paid, 0));
        StoredFinding lacking = town.finding(Difference.D2, Direction.OURS_MORE, Needs.FRESH_QUERY, town.cash(paid, 0));

        refused("not-by-refund", () -> proposeRefund(twice, 0));
        refused("not-by-refund", () -> proposeRefund(lacking, 0));
        town.approved(twice);
        town.remedies.goOn();

        assertThat(town.reread(twice).state())
                .as("approved by an older version")
                .isEqualTo(State.OPEN);
        assertThat(town.channel().count("reverse cash")).isZero();
    }

    @Test
    void no_money_goes_back_before_the_far_side_says_that_it_holds_it() {
        Order paid = town.paid();
        StoredFinding f = town.finding(Difference.D6, Direction.THEIRS_MORE, Needs.FRESH_QUERY, town.cash(paid, 0));
        town.channel().always("ask cash", FakeMood.LOSE_REQUEST);

        assertThat(refund(f, 0).state()).isEqualTo(State.OPEN);
        assertThat(town.said(f)).startsWith("未能退费");
        assertThat(town.channel().count("reverse cash")).isZero();

        town.channel().calm();
        assertThat(refund(f, 0).state()).isEqualTo(State.DONE);
        assertThat(town.steps.of(f.id())).extracting(Step::evidence).anyMatch(e -> e.startsWith("对方答已成"));
        assertThat(town.channel().count("reverse cash")).isEqualTo(1);
        assertThat(town.read(paid).state()).isEqualTo(OrderState.REFUNDED);
    }

    @Test
    void a_refund_of_a_deposit_gives_that_deposit_back_and_no_other() {
        Order stay = town.deposits(200_00, 300_00, 400_00);
        town.refundByClerk(stay, 1, 50_00);
        String reversal = town.number(stay, 3, "back-cash");
        StoredFinding f = town.finding(Difference.D8, Direction.THEIRS_MORE, Needs.PERSON, reversal);
        StoredFinding unnamed = town.finding(Difference.D3, Direction.THEIRS_MORE, Needs.PERSON, "~4200000009", stay);

        refused("which-collection", () -> proposeRefund(unnamed, 0));
        assertThat(refund(f, 0).state()).isEqualTo(State.DONE);

        assertThat(town.left(stay, 0)).isEqualTo(200_00);
        assertThat(town.left(stay, 1)).isZero();
        assertThat(town.left(stay, 2)).isEqualTo(400_00);
        StoredFinding theirs =
                town.finding(Difference.D3, Direction.THEIRS_MORE, Needs.PERSON, "~F" + town.cash(stay, 2), stay);
        assertThat(refund(theirs, 0).state()).isEqualTo(State.DONE);
        assertThat(town.left(stay, 0)).isEqualTo(200_00);
        assertThat(town.left(stay, 2)).isZero();
    }

    @Test
    void a_second_approval_does_not_pay_again_while_the_first_refund_is_neither_complete_nor_undone() {
        Order paid = town.paid();
        StoredFinding f = town.finding(Difference.D3, Direction.THEIRS_MORE, Needs.PERSON, town.cash(paid, 0));
        town.his().always("reverse write-back", FakeMood.REFUSE);
        refund(f, 30_00);
        town.rest(paid);
        town.remedies.goOn();
        assertThat(town.reread(f).state()).isEqualTo(State.OPEN);
        assertThat(town.read(paid).state()).isEqualTo(OrderState.STUCK);

        refused("refund-under-way", () -> proposeRefund(f, 30_00));

        town.rulings.rule(
                paid.id(),
                new Ruled(1, "back-his", Ruling.RETURNED_BY_HAND, Parts.NONE, "B1", "甲", "乙", "HIS 已红冲", "截图"));
        refused("not-open", () -> proposeRefund(f, 30_00));
        assertThat(town.reread(f).state()).isEqualTo(State.DONE);
        assertThat(town.read(paid).rounds()).hasSize(2);
        assertThat(town.left(paid, 0)).isEqualTo(70_00);
    }
}
