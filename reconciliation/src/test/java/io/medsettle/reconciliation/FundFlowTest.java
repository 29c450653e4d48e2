package io.medsettle.reconciliation;

import static io.medsettle.reconciliation.World.at;
import static io.medsettle.reconciliation.World.insured;
import static io.medsettle.reconciliation.World.pay;
import static io.medsettle.reconciliation.World.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.medsettle.ports.value.Party;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel's account laid beside its own trade bill (资金账单, wechat §7.4): whatever does not agree is a D9 for a person. */
class FundFlowTest {
    private static final Party FUNDS = new Party("wechat-fund");

    @TempDir
    private Path directory;

    private World world = new World(Path.of("."));

    @BeforeEach
    void begin() {
        world = new World(directory);
    }

    private Comparison funds(List<Row> traded, List<Row> moved) {
        return world.compare(FUNDS, FarSide.FUNDS, traded, moved);
    }

    @Test
    void what_one_of_the_two_lacks_or_tells_with_another_amount_is_a_d9_whose_form_says_which() {
        Report report = world.run(funds(
                List.of(pay("A1", 500), pay("A2", 600), pay("A3", 700), refund("A4", 100), pay("A5", 1)),
                List.of(pay("A2", 601), pay("A3", 700), pay("A6", 800), refund("A4", 100), pay("A5", 1))));

        assertThat(report.findings())
                .extracting(Finding::key, Finding::difference, Finding::form)
                .containsExactly(
                        tuple("A1", Difference.D9, Difference.D2),
                        tuple("A2", Difference.D9, Difference.D3),
                        tuple("A6", Difference.D9, Difference.D1));
        assertThat(report.findings()).allSatisfy(f -> {
            assertThat(f.proposal().remedy()).isEqualTo(Remedy.PERSON);
            assertThat(f.proposal().needs()).isEqualTo(Proposal.Needs.PERSON);
            assertThat(f.text()).contains("交易账单", "资金账单").doesNotContain("我方 ");
        });
    }

    @Test
    void a_refund_that_left_the_account_the_day_after_it_was_taken_on_is_only_late() {
        Report first = world.run(Rules.USUAL, funds(List.of(refund("A1", 500)), List.of()));
        Row late = at(refund("A1", 500), World.NEXT, Instant.parse("2026-11-22T02:00:00Z"));

        Report second = world.next(Rules.USUAL, first.carryOver(), funds(List.of(), List.of(late)));

        assertThat(first.findings()).isEmpty();
        assertThat(second.findings()).extracting(Finding::difference).containsExactly(Difference.D11);
    }

    @Test
    void an_account_is_no_further_leg_of_an_order() {
        Row one = pay("202611210ABCDEFG0020", 500);
        Row settled = insured("202611210ABCDEFG0010", 800, 100);

        Report lackingTrade = world.run(world.wechat(List.of(one), List.of()), funds(List.of(), List.of(one)));
        Report lackingFunds = world.run(
                world.compare(World.YIBAO, FarSide.INSURER, List.of(settled), List.of(settled)),
                world.wechat(List.of(one), List.of(one)),
                funds(List.of(one), List.of()));

        assertThat(lackingTrade.findings())
                .extracting(Finding::party, Finding::difference)
                .containsExactly(tuple(World.WECHAT, Difference.D2), tuple(FUNDS, Difference.D9));
        assertThat(lackingFunds.findings())
                .extracting(Finding::party, Finding::difference)
                .containsExactly(tuple(FUNDS, Difference.D9));
    }
}
