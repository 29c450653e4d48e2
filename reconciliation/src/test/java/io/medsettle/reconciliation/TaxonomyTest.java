package io.medsettle.reconciliation;

import static io.medsettle.reconciliation.World.at;
import static io.medsettle.reconciliation.World.fee;
import static io.medsettle.reconciliation.World.insured;
import static io.medsettle.reconciliation.World.labels;
import static io.medsettle.reconciliation.World.numbers;
import static io.medsettle.reconciliation.World.pay;
import static io.medsettle.reconciliation.World.refund;
import static io.medsettle.reconciliation.World.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each class of difference between one far side and us, alone. */
class TaxonomyTest {
    @TempDir
    private Path directory;

    private World world;

    @BeforeEach
    void build() {
        world = new World(directory);
    }

    private Finding only(Report report) {
        assertThat(report.findings()).hasSize(1);
        assertThat(report.totals().get(0).unexplainedFen()).isZero();
        return report.findings().get(0);
    }

    private Finding only(List<Row> ours, List<Row> theirs) {
        return only(world.run(world.wechat(ours, theirs)));
    }

    @Test
    void equal_sides_give_nothing_but_totals() {
        List<Row> rows = List.of(pay("A1", 500), refund("A2", 200), insured("A3", 8000, 1500));

        Report report = world.run(world.wechat(rows, rows));

        assertThat(report.findings()).isEmpty();
        assertThat(report.carryOver()).isEqualTo(CarryOver.NONE);
        assertThat(report.totals()).singleElement().satisfies(t -> {
            assertThat(t.agreed()).isEqualTo(3);
            assertThat(t.theirs()).isEqualTo(new Totals.Sums(2, 10_000, 1, -200));
            assertThat(t.unexplainedFen()).isZero();
        });
    }

    @Test
    void d1_a_payment_that_only_they_have_goes_back_after_a_fresh_query() {
        Finding f = only(List.of(), List.of(pay("A1", 500)));

        assertThat(f.difference()).isEqualTo(Difference.D1);
        assertThat(f.key()).isEqualTo("A1");
        assertThat(f.ours()).isZero();
        assertThat(f.theirs()).isEqualTo(500);
        assertThat(f.direction()).isEqualTo(Direction.THEIRS_MORE);
        assertThat(f.text()).contains("我方 没有", "对方 5.00 元", "长款(对方账单多于我方账簿) 5.00 元");
        assertThat(f.evidence()).hasSize(1);
        assertThat(f.proposal().remedy()).isEqualTo(Remedy.REFUND_WITHOUT_SERVICE);
        assertThat(f.proposal().needs()).isEqualTo(Proposal.Needs.FRESH_QUERY);
    }

    @Test
    void d1_at_the_insurer_is_an_orphan_settlement() {
        Finding f = only(
                world.run(world.compare(World.YIBAO, FarSide.INSURER, List.of(), List.of(insured("A1", 8000, 1500)))));

        assertThat(f.proposal().remedy()).isEqualTo(Remedy.REVERSE_ORPHAN_INSURANCE);
    }

    @Test
    void d2_a_payment_that_only_we_have() {
        Finding f = only(List.of(pay("A1", 500)), List.of());

        assertThat(f.difference()).isEqualTo(Difference.D2);
        assertThat(f.direction()).isEqualTo(Direction.OURS_MORE);
        assertThat(f.text()).contains("短款(我方账簿多于对方账单) 5.00 元");
        assertThat(f.proposal().remedy()).isEqualTo(Remedy.ASK_FAR_SIDE);
    }

    @Test
    void d3_another_amount() {
        Finding f = only(List.of(pay("A1", 500)), List.of(pay("A1", 501)));

        assertThat(f.difference()).isEqualTo(Difference.D3);
        assertThat(f.differenceFen()).isEqualTo(1);
        assertThat(f.evidence()).extracting(e -> e.side().orElseThrow()).containsExactly(RowSide.OURS, RowSide.THEIRS);
        assertThat(f.proposal().remedy()).isEqualTo(Remedy.PERSON);
    }

    @Test
    void d4_we_doubt_and_they_hold_it() {
        Finding f = only(List.of(standing(pay("A1", 500), Standing.DOUBT)), List.of(pay("A1", 500)));

        assertThat(f.difference()).isEqualTo(Difference.D4);
        assertThat(f.ours()).isZero();
        assertThat(f.theirs()).isEqualTo(500);
        assertThat(f.proposal().remedy()).isEqualTo(Remedy.RESUME_DOUBTED);
    }

    @Test
    void d4_we_let_it_go_and_they_hold_it() {
        Finding f = only(List.of(standing(pay("A1", 500), Standing.VOID)), List.of(pay("A1", 500)));

        assertThat(f.difference()).isEqualTo(Difference.D4);
        assertThat(f.direction()).isEqualTo(Direction.THEIRS_MORE);
        assertThat(f.proposal().remedy()).isEqualTo(Remedy.REFUND_WITHOUT_SERVICE);
    }

    @Test
    void d4_a_payment_that_they_reversed_by_a_second_line() {
        Row back = standing(refund("A1", 500), Standing.REVERSED);

        Finding f = only(List.of(pay("A1", 500)), List.of(pay("A1", 500), back));

        assertThat(f.difference()).isEqualTo(Difference.D4);
        assertThat(f.theirs()).isZero();
        assertThat(f.text()).contains("对方 冲正 5.00 元");
    }

    @Test
    void what_was_reversed_on_both_sides_or_failed_on_theirs_is_nothing() {
        Row back = standing(refund("A1", 500), Standing.REVERSED);
        Row failed = standing(refund("A2", 100), Standing.REVERSED);

        Report report = world.run(world.wechat(List.of(), List.of(pay("A1", 500), back, failed)));

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void d5_parts_that_differ_in_an_equal_total() {
        Finding f = only(List.of(insured("A1", 8000, 1500)), List.of(insured("A1", 8001, 1499)));

        assertThat(f.difference()).isEqualTo(Difference.D5);
        assertThat(f.direction()).isEqualTo(Direction.EVEN);
        assertThat(f.text()).contains("两方金额相同");
    }

    @Test
    void d7_charged_twice_under_one_number() {
        Finding f = only(List.of(pay("A1", 500)), List.of(pay("A1", 500), numbers(pay("A1", 500), "A1", "F9")));

        assertThat(f.difference()).isEqualTo(Difference.D7);
        assertThat(f.theirs()).isEqualTo(500);
        assertThat(f.evidence()).hasSize(2);
        assertThat(f.evidence().get(0).row().orElseThrow().farNumber()).isEqualTo("F9");
        assertThat(f.proposal().remedy()).isEqualTo(Remedy.REFUND_LATER_OF_TWO);
        assertThat(f.proposal().needs()).isEqualTo(Proposal.Needs.TWO_PERSONS);
    }

    @Test
    void d7_is_given_back_where_it_was_taken_and_never_by_a_refund_of_the_order() {
        Finding f = only(List.of(pay("A1", 500)), List.of(pay("A1", 500), numbers(pay("A1", 500), "A1", "F9")));

        assertThat(f.proposal().remedy().words()).contains("在对方平台");
        assertThat(f.proposal().reason()).contains("核实", "在对方平台退回后一笔", "两人平账", "不在本网关退费");
    }

    @Test
    void d7_one_line_listed_twice_in_one_delivery() {
        Finding f = only(List.of(pay("A1", 500)), List.of(pay("A1", 500), pay("A1", 500)));

        assertThat(f.difference()).isEqualTo(Difference.D7);
        assertThat(f.evidence().get(1).words()).contains("同一对方单号");
    }

    @Test
    void d8_a_refund_in_each_of_its_forms() {
        assertThat(only(List.of(refund("A1", 500)), List.of(refund("A1", 400))))
                .extracting(Finding::difference, Finding::form, Finding::differenceFen)
                .containsExactly(Difference.D8, Difference.D3, 100L);
        assertThat(only(List.of(refund("A1", 500)), List.of()))
                .extracting(Finding::difference, Finding::form, Finding::direction)
                .containsExactly(Difference.D8, Difference.D2, Direction.THEIRS_MORE);
        assertThat(only(List.of(), List.of(refund("A1", 500))))
                .extracting(Finding::difference, Finding::form, Finding::direction)
                .containsExactly(Difference.D8, Difference.D1, Direction.OURS_MORE);
    }

    @Test
    void d9_a_fee_is_compared_only_where_it_is_asked_for_and_both_tell_it() {
        Comparison plain = world.wechat(List.of(fee(pay("A1", 500), 3)), List.of(fee(pay("A1", 500), 4)));
        Comparison fees = new Comparison(
                World.WECHAT, FarSide.CHANNEL, plain.ours(), plain.theirs(), Comparison.Keyed.OUR_NUMBER, true);

        assertThat(world.run(plain).findings()).isEmpty();
        assertThat(only(world.run(fees)).difference()).isEqualTo(Difference.D9);

        Comparison untold = world.wechat(List.of(pay("A1", 500)), List.of(fee(pay("A1", 500), 4)));
        assertThat(world.run(new Comparison(
                                World.WECHAT,
                                FarSide.CHANNEL,
                                untold.ours(),
                                untold.theirs(),
                                Comparison.Keyed.OUR_NUMBER,
                                true))
                        .findings())
                .isEmpty();
    }

    @Test
    void d10_whatever_differs_with_his() {
        Finding missing = only(world.run(world.compare(World.HIS, FarSide.HIS, List.of(pay("A1", 500)), List.of())));
        Finding parts = only(world.run(world.compare(
                World.HIS, FarSide.HIS, List.of(insured("A1", 8000, 1500)), List.of(insured("A1", 8001, 1499)))));

        assertThat(missing)
                .extracting(
                        Finding::difference, Finding::form, f -> f.proposal().remedy())
                .containsExactly(Difference.D10, Difference.D2, Remedy.PUSH_TO_HIS);
        assertThat(parts)
                .extracting(
                        Finding::difference, Finding::form, f -> f.proposal().remedy())
                .containsExactly(Difference.D10, Difference.D5, Remedy.PERSON);
    }

    @Test
    void several_differences_of_one_row_are_one_finding() {
        Finding f = only(
                List.of(standing(pay("A1", 500), Standing.DOUBT)), List.of(at(pay("A1", 400), World.NEXT, World.NOON)));

        assertThat(f.difference()).isEqualTo(Difference.D4);
        assertThat(f.also()).isEqualTo(Set.of(Difference.D3, Difference.D11));
    }

    @Test
    void a_line_without_our_number_is_found_by_theirs() {
        assertThat(world.run(world.wechat(List.of(pay("A1", 500)), List.of(numbers(pay("A1", 500), "", "FA1"))))
                        .findings())
                .isEmpty();

        Finding f = only(List.of(pay("A1", 500)), List.of(numbers(pay("A1", 501), "", "FA1")));
        assertThat(f.difference()).isEqualTo(Difference.D3);
        assertThat(f.evidence()).anySatisfy(e -> assertThat(e.words()).contains("按对方单号配对"));
    }

    @Test
    void a_bill_that_never_tells_our_number_is_matched_by_theirs() {
        Comparison ours = world.wechat(
                List.of(pay("A1", 500), pay("A2", 600)),
                List.of(numbers(pay("A1", 500), "", "FA1"), numbers(pay("A2", 601), "", "FA2")));
        Comparison byFar = new Comparison(
                World.YIBAO, FarSide.INSURER, ours.ours(), ours.theirs(), Comparison.Keyed.FAR_NUMBER, false);

        assertThat(only(world.run(byFar)))
                .extracting(Finding::difference, Finding::key)
                .containsExactly(Difference.D3, "A2");
    }

    @Test
    void amount_time_and_patient_are_never_more_than_a_suggestion() {
        Row ours = labels(pay("A1", 500), Fields.of("patient", "d1"));
        Row same = labels(numbers(pay("X", 500), "X7", "F7"), Fields.of("patient", "d1"));
        Row stranger = labels(numbers(pay("X", 500), "X8", "F8"), Fields.of("patient", "d2"));

        Report report = world.run(world.wechat(List.of(ours), List.of(same, stranger)));

        assertThat(report.findings())
                .extracting(Finding::difference)
                .containsExactly(Difference.D2, Difference.D1, Difference.D1);
        assertThat(report.findings().get(0).evidence())
                .anySatisfy(e -> assertThat(e.words()).contains("仅供参考", "患者相同"))
                .noneSatisfy(e -> assertThat(e.row().orElseThrow().number()).isEqualTo("X8"));
        assertThat(report.findings().get(2).evidence()).hasSize(1);
    }
}
