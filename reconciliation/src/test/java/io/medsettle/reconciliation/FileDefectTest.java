package io.medsettle.reconciliation;

import static io.medsettle.reconciliation.World.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D12 账单文件有误: nothing of a file counts before its own count, sum and digest are known to hold. */
class FileDefectTest {
    private static final String GOOD = "A1,FA1,P,D,20261121,500,C500,,1795276800000,";
    private static final String SECOND = "A2,FA2,P,D,20261121,700,F600A100,,1795276800000,";

    @TempDir
    private Path directory;

    private World world;

    @BeforeEach
    void build() {
        world = new World(directory);
    }

    private Report run(Path theirs) {
        return world.run(Comparison.of(
                World.WECHAT, FarSide.CHANNEL, Delivery.of(world.file(pay("A9", 100))), Delivery.of(theirs)));
    }

    private void refused(Path theirs, String why) {
        Report report = run(theirs);
        assertThat(report.findings()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D12);
            assertThat(f.text()).contains("整份拒收", why);
            assertThat(f.evidence()).isNotEmpty();
            assertThat(f.proposal().remedy()).isEqualTo(Remedy.FETCH_AGAIN);
        });
        assertThat(report.totals().get(0).refused()).isTrue();
        assertThat(report.carryOver()).isEqualTo(CarryOver.NONE);
    }

    @Test
    void a_file_by_a_strangers_hand_is_read_without_a_digest() throws IOException {
        Report report = run(world.text(GOOD, SECOND, "#end,,,,,1200,,,2,"));

        assertThat(report.findings())
                .extracting(Finding::key, Finding::difference)
                .containsExactly(tuple("A1", Difference.D1), tuple("A2", Difference.D1), tuple("A9", Difference.D2));
    }

    @Test
    void counts_sums_and_digests_that_do_not_hold() throws IOException {
        refused(world.text(GOOD, SECOND, "#end,,,,,1200,,,3,"), "汇总行为 3 行, 明细有 2 行");
        refused(world.text(GOOD, SECOND, "#end,,,,,1201,,,2,"), "合计 1201 分, 明细合计 1200 分");
        refused(world.text(GOOD, SECOND, "#end,0123456789abcdef,,,,1200,,,2,"), "内容摘要不符");
        refused(world.text(GOOD, SECOND, "#end,,,,,1200,,,1,"), "汇总行为 1 行");
    }

    @Test
    void files_that_end_too_early_or_are_something_else() throws IOException {
        refused(world.text(GOOD, SECOND), "没有汇总行");
        refused(world.text("#end,,,,,0,,,0"), "栏数不符");
        refused(world.text("#end,,,,,0,,,none,"), "汇总行无法读取");
        refused(Files.writeString(directory.resolve("x.csv"), "<html></html>"), "表头");
        refused(directory.resolve("nowhere.csv"), "无法读取");
    }

    @Test
    void one_changed_byte_is_noticed_wherever_it_stands() throws IOException {
        Path good = world.file(pay("A1", 500), pay("A2", 700));
        byte[] bytes = Files.readAllBytes(good);
        int from = RowText.HEADER.length() + 1;
        for (int i = from; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] = (byte) (changed[i] == '5' ? '6' : '5');
            Path bad = Files.write(directory.resolve("changed.csv"), changed);

            assertThat(run(bad).totals().get(0).refused())
                    .as("byte %d of %s", i, new String(bytes, StandardCharsets.UTF_8))
                    .isTrue();
        }
    }

    @Test
    void a_bad_row_is_named_by_file_line_field_and_value_and_reading_goes_on() throws IOException {
        Path theirs = world.text(
                GOOD,
                "A9,FA9,P,D,20261321,100,C100,,1795276800000,",
                SECOND,
                "A3,FA3,Z,D,20261121,0,,,1795276800000,",
                "#end,,,,,1200,,,4,");

        Report report = run(theirs);

        assertThat(report.findings())
                .extracting(Finding::difference)
                .containsExactly(Difference.D1, Difference.D1, Difference.D12, Difference.D12);
        assertThat(report.findings().get(2).text())
                .contains(theirs.getFileName() + " 第 3 行, 栏 day, 值 \"20261321\": 不是日期");
        assertThat(report.findings().get(3).text()).contains("第 5 行, 栏 flow, 值 \"Z\"");
    }

    @Test
    void a_bad_row_of_which_the_amount_cannot_be_read_makes_the_sum_fail_and_is_named_all_the_same()
            throws IOException {
        Report report = run(world.text(GOOD, "A2,FA2,P,D,20261121,7O0,C700,,1795276800000,", "#end,,,,,1200,,,2,"));

        assertThat(report.totals().get(0).refused()).isTrue();
        assertThat(report.findings()).extracting(Finding::text).anySatisfy(t -> assertThat(t)
                .contains("第 3 行, 栏 fen, 值 \"7O0\""));
    }

    @Test
    void values_in_another_spelling_are_bad_rows() throws IOException {
        String[] bad = {
            "A1,FA1,P,D,20261121,0500,C500,,1795276800000,",
            "A1,FA1,P,D,20261121,500,C500,+3,1795276800000,",
            "A1,FA1,P,D,20261121,500,C200C300,,1795276800000,",
            "A1,FA1,P,D,20261121,500,A100F400,,1795276800000,",
            "A1,FA1,P,D,20261121,500,C499,,1795276800000,",
            ",,P,D,20261121,500,C500,,1795276800000,",
            "A1,FA1,P,D,20261121,500,C500,,1795276800000",
            "A1,FA1,P,D,20261121,500,C500,,1795276800000,,",
            "A1,FA1,P,D,20261121,500,C500,,,",
            "",
            "A1,FA1,P,W,20261121,500,C500,,1795276800000,",
            "A".repeat(65) + ",FA1,P,D,20261121,500,C500,,1795276800000,"
        };
        for (String line : bad) {
            Report report = run(world.text(line, "#end,,,,,0,,,1,"));

            assertThat(report.findings()).as(line).anySatisfy(f -> {
                assertThat(f.difference()).isEqualTo(Difference.D12);
                assertThat(f.text()).contains("第 2 行");
            });
        }
    }

    @Test
    void a_bill_of_another_day_or_merchant_is_refused_instead_of_naming_everything() {
        List<Row> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(pay("B" + i, 100));
        }
        Report report = world.run(World.AT_ONCE.withMostDifferences(20), world.wechat(List.of(pay("A1", 500)), many));

        assertThat(report.findings()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D12);
            assertThat(f.text()).contains("超过 20 个");
        });
    }

    @Test
    void a_refused_bill_leaves_the_carry_over_and_other_far_sides_alone() throws IOException {
        CarryOver before = world.run(Rules.USUAL, world.wechat(List.of(pay("A1", 500)), List.of()))
                .carryOver();

        Report report = world.next(
                Rules.USUAL,
                before,
                Comparison.of(
                        World.WECHAT,
                        FarSide.CHANNEL,
                        Delivery.of(world.file()),
                        Delivery.of(world.text(GOOD, "#end,,,,,1,,,1,"))),
                world.compare(World.HIS, FarSide.HIS, List.of(), List.of(pay("A7", 1))));

        assertThat(report.findings()).extracting(Finding::difference).containsExactly(Difference.D10, Difference.D12);
        assertThat(report.carryOver().of(World.WECHAT)).isEqualTo(before.rows());
    }
}
