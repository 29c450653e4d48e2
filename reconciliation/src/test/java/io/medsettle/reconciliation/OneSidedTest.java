package io.medsettle.reconciliation;

import static io.medsettle.reconciliation.World.insured;
import static io.medsettle.reconciliation.World.pay;
import static io.medsettle.reconciliation.World.refund;
import static io.medsettle.reconciliation.World.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D6 单边账: legs of one order looked at across far sides. */
class OneSidedTest {
    private static final String ORDER = "202611210ABCDEF0";
    private static final String INSURER = ORDER + "0010";
    private static final String CASH = ORDER + "0020";

    @TempDir
    private Path directory;

    private World world;

    @BeforeEach
    void build() {
        world = new World(directory);
    }

    private Comparison yibao(List<Row> ours, List<Row> theirs) {
        return world.compare(World.YIBAO, FarSide.INSURER, ours, theirs);
    }

    @Test
    void the_insurer_has_settled_and_the_cash_is_not_there() {
        Report report = world.run(
                yibao(List.of(insured(INSURER, 8000, 1500)), List.of(insured(INSURER, 8000, 1500))),
                world.wechat(List.of(pay(CASH, 500)), List.of()));

        assertThat(report.findings()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D6);
            assertThat(f.form()).isEqualTo(Difference.D2);
            assertThat(f.order()).isEqualTo(ORDER + "00");
            assertThat(f.proposal().remedy()).isEqualTo(Remedy.REVERSE_ORPHAN_INSURANCE);
            assertThat(f.evidence()).anySatisfy(e -> assertThat(e.words()).contains("INSURER/yibao"));
        });
    }

    @Test
    void the_insurer_holds_what_we_let_go_beside_cash_that_went_back_whole_in_whatever_round() {
        Row back = refund(ORDER + "0110", 500);

        Report report = world.run(
                yibao(
                        List.of(standing(insured(INSURER, 8000, 1500), Standing.VOID)),
                        List.of(insured(INSURER, 8000, 1500))),
                world.wechat(List.of(pay(CASH, 500), back), List.of(pay(CASH, 500), back)));

        assertThat(report.findings()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D6);
            assertThat(f.proposal().remedy()).isEqualTo(Remedy.REVERSE_ORPHAN_INSURANCE);
        });
    }

    @Test
    void cash_of_which_a_part_went_back_still_stands_beside_what_the_insurer_holds() {
        Row back = refund(ORDER + "0041", 499);

        Report report = world.run(
                yibao(
                        List.of(standing(insured(INSURER, 8000, 1500), Standing.VOID)),
                        List.of(insured(INSURER, 8000, 1500))),
                world.wechat(List.of(pay(CASH, 500), back), List.of(pay(CASH, 500), back)));

        assertThat(report.findings()).extracting(Finding::difference).containsExactly(Difference.D4);
    }

    @Test
    void the_cash_is_there_and_the_insurer_knows_nothing() {
        Report report = world.run(
                yibao(List.of(insured(INSURER, 8000, 1500)), List.of()),
                world.wechat(List.of(pay(CASH, 500)), List.of(pay(CASH, 500))));

        assertThat(report.findings()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D6);
            assertThat(f.proposal().remedy()).isEqualTo(Remedy.REFUND_WITHOUT_SERVICE);
        });
    }

    @Test
    void cash_whose_refund_their_bill_does_not_list_or_lists_otherwise_still_stands_beside_what_the_insurer_lacks() {
        Row cash = pay(CASH, 500);
        Row back = refund(ORDER + "0110", 500);
        List<List<Row>> theirs = List.of(List.of(cash), List.of(cash, refund(ORDER + "0110", 400)));
        for (List<Row> bill : theirs) {
            Report report = world.run(
                    yibao(List.of(insured(INSURER, 8000, 1500)), List.of()), world.wechat(List.of(cash, back), bill));

            assertThat(report.findings())
                    .extracting(Finding::difference)
                    .containsExactlyInAnyOrder(Difference.D6, Difference.D8);
            assertThat(report.findings())
                    .filteredOn(f -> f.difference() == Difference.D6)
                    .singleElement()
                    .satisfies(f -> assertThat(f.proposal().remedy()).isEqualTo(Remedy.REFUND_WITHOUT_SERVICE));
        }
        Report waiting = world.run(
                Rules.USUAL,
                yibao(List.of(insured(INSURER, 8000, 1500)), List.of()),
                world.wechat(List.of(cash, back), List.of(cash)));
        assertThat(waiting.carryOver().text()).as("the refund waits too").contains("[CHANNEL/wechat]");
    }

    @Test
    void cash_whose_refund_both_list_does_not_stand_beside_what_the_insurer_lacks() {
        Row cash = pay(CASH, 500);
        Row back = refund(ORDER + "0110", 500);

        Report report = world.run(
                yibao(List.of(insured(INSURER, 8000, 1500)), List.of()),
                world.wechat(List.of(cash, back), List.of(cash, back)));

        assertThat(report.findings()).extracting(Finding::difference).containsExactly(Difference.D2);
    }

    @Test
    void the_insurer_holds_what_we_let_go_beside_a_cash_leg_that_failed() {
        Report report = world.run(
                yibao(
                        List.of(standing(insured(INSURER, 8000, 1500), Standing.VOID)),
                        List.of(insured(INSURER, 8000, 1500))),
                world.wechat(List.of(standing(pay(CASH, 500), Standing.VOID)), List.of()));

        assertThat(report.findings()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D6);
            assertThat(f.form()).isEqualTo(Difference.D4);
            assertThat(f.proposal().remedy()).isEqualTo(Remedy.REVERSE_ORPHAN_INSURANCE);
        });
    }

    @Test
    void a_payment_that_stands_alone_or_whose_legs_all_lack_is_no_single_side() {
        assertThat(world.run(world.wechat(List.of(pay(CASH, 500)), List.of())).findings())
                .extracting(Finding::difference)
                .containsExactly(Difference.D2);
        assertThat(world.run(
                                yibao(List.of(insured(INSURER, 8000, 1500)), List.of()),
                                world.wechat(List.of(pay(CASH, 500)), List.of()))
                        .findings())
                .extracting(Finding::difference)
                .containsExactly(Difference.D2, Difference.D2);
    }

    @Test
    void another_round_of_the_same_order_does_not_count() {
        String later = ORDER + "0220";

        Report report = world.run(
                yibao(List.of(insured(INSURER, 8000, 1500)), List.of(insured(INSURER, 8000, 1500))),
                world.wechat(List.of(pay(later, 500)), List.of()));

        assertThat(report.findings()).extracting(Finding::difference).containsExactly(Difference.D2);
    }

    @Test
    void what_waits_a_day_still_knows_that_its_other_leg_stood() {
        Report first = world.run(
                Rules.USUAL,
                yibao(List.of(insured(INSURER, 8000, 1500)), List.of(insured(INSURER, 8000, 1500))),
                world.wechat(List.of(pay(CASH, 500)), List.of()));
        assertThat(first.findings()).isEmpty();

        Report second = world.next(
                Rules.USUAL,
                CarryOver.ofText(first.carryOver().text()),
                yibao(List.of(), List.of()),
                world.wechat(List.of(), List.of()));

        assertThat(second.findings()).extracting(Finding::difference).containsExactly(Difference.D6);
    }

    @Test
    void an_own_rule_tells_the_order() {
        Rules own = World.AT_ONCE.withOrderOf(number -> number.contains("-") ? number.split("-")[0] : "");

        Report report = world.run(
                own,
                yibao(List.of(insured("7-I", 8000, 1500)), List.of(insured("7-I", 8000, 1500))),
                world.wechat(List.of(pay("7-C", 500)), List.of()));

        assertThat(report.findings()).extracting(Finding::difference).containsExactly(Difference.D6);
    }
}
