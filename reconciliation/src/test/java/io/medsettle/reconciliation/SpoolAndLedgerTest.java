package io.medsettle.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The slow path: any far side's bill and any books become canonical rows, and a file is there whole or not at all. */
class SpoolAndLedgerTest {
    @TempDir
    private Path directory;

    private World world;
    private Path file;

    @BeforeEach
    void build() {
        world = new World(directory);
        file = directory.resolve("bill.csv");
    }

    private static BillLine line(String number, String far, Part part, long fen, boolean reversed, String purse) {
        return new BillLine(number, far, part, fen, reversed, World.NOON, Fields.of("purse", purse));
    }

    private static BillSource source(Outcome<BillSummary> said, BillLine... lines) {
        return (day, kind, to) -> {
            List.of(lines).forEach(to);
            return said;
        };
    }

    private static Outcome<BillSummary> yes(long lines, long fen) {
        return Outcome.succeeded(new BillSummary(lines, fen, ""));
    }

    private List<Row> taken(BillLine... lines) throws IOException, BadRow {
        long sum = 0;
        for (BillLine each : lines) {
            sum += each.fen();
        }
        BillSpool spool = new BillSpool(
                l -> OptionalLong.of(7), l -> !l.labels().get("purse").equals("提现"));
        assertThat(spool.take(source(yes(lines.length, sum), lines), World.DAY, "", file)
                        .maybe())
                .isPresent();
        List<Row> rows = new ArrayList<>();
        for (String text : Files.readAllLines(file)) {
            if (!text.equals(RowText.HEADER) && !text.startsWith(RowWriter.END)) {
                rows.add(RowText.row(text));
            }
        }
        return rows;
    }

    @Test
    void purses_of_one_record_are_one_row_and_the_rest_stays_apart() throws IOException, BadRow {
        List<Row> rows = taken(
                line("A1", "H1", Part.FUND, 800, false, ""),
                line("A1", "H1", Part.CASH, 100, false, ""),
                line("A1", "H1", Part.CASH, 50, false, "DEPOSIT"),
                line("A1", "H2", Part.CASH, 60, false, ""),
                line("A2", "H3", Part.CASH, 70, true, ""),
                line("A2", "H3", Part.FUND, -70, true, ""),
                line("", "H9", Part.CASH, -1, false, "提现"));

        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).split().text()).isEqualTo("F800C150");
        assertThat(rows.get(0).feeFen()).hasValue(7);
        assertThat(rows.get(2).standing()).isEqualTo(Standing.REVERSED);
        assertThat(rows.get(3).flow()).isEqualTo(Flow.REFUND);
        assertThat(rows).extracting(Row::day).containsOnly(World.DAY);
    }

    @Test
    void parts_of_a_record_that_do_not_follow_each_other_are_joined_when_they_are_compared()
            throws IOException, BadRow {
        taken(
                line("A1", "H1", Part.FUND, 800, false, ""),
                line("A2", "H2", Part.CASH, 100, false, ""),
                line("A1", "H1", Part.CASH, 50, false, ""));
        Row first = World.row("A1", "H1", Flow.PAY, Split.of(Part.FUND, 800).plus(Part.CASH, 50));

        Report report = world.run(Comparison.of(
                World.HIS,
                FarSide.HIS,
                Delivery.of(world.file(first, World.row("A2", "H2", Flow.PAY, Split.of(Part.CASH, 100)))),
                Delivery.of(file)));

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void a_bill_that_contradicts_itself_is_refused_and_nothing_is_left() throws IOException {
        BillLine one = line("A1", "H1", Part.CASH, 100, false, "");

        assertThat(refusal(yes(2, 100), one)).contains("BILL_SUMS");
        assertThat(refusal(yes(1, 101), one)).contains("BILL_SUMS");
        assertThat(refusal(Outcome.declined("BILL_PAGES", "页码不符"), one)).contains("BILL_PAGES");
        assertThat(refusal(Outcome.unknown(Outcome.Doubt.NO_ANSWER, "断线"), one)).contains("断线");
        assertThat(world.names()).isEmpty();

        Finding told = Finding.ofRefusedBill(World.HIS, FarSide.HIS, World.DAY, "his 20261121", "页码不符");
        assertThat(told.difference()).isEqualTo(Difference.D12);
        assertThat(told.text()).contains("整份拒收", "页码不符");
    }

    private String refusal(Outcome<BillSummary> said, BillLine... lines) {
        return BillSpool.plain()
                .take(source(said, lines), World.DAY, "", file)
                .match(yes -> "", no -> no.code() + no.text(), silence -> silence.text());
    }

    @Test
    void a_writer_that_dies_leaves_what_nobody_reads_and_the_next_one_overwrites() throws IOException {
        Files.writeString(directory.resolve("bill.csv.part"), "half a ro");
        Files.writeString(directory.resolve("partition123.tmp"), "of a run that was killed");

        try (RowWriter writer = RowWriter.to(file)) {
            writer.add(World.pay("A1", 500));
            writer.seal();
        }
        Report report = world.run(Comparison.of(World.WECHAT, FarSide.CHANNEL, Delivery.of(file), Delivery.of(file)));

        assertThat(report.findings()).isEmpty();
        assertThat(world.names()).containsExactly("bill.csv", "partition123.tmp");
    }

    @Test
    void a_run_that_fails_half_way_leaves_nothing_and_the_next_one_finds_the_same() throws IOException {
        Comparison good = world.wechat(List.of(World.pay("A1", 500)), List.of(World.pay("A1", 501)));
        Report before = world.run(good);
        List<String> names = world.names();
        Path theirs = good.theirs().get(0).pieces().get(0);
        byte[] whole = Files.readAllBytes(theirs);

        for (int length = 0; length < whole.length; length += 7) {
            Files.write(theirs, Arrays.copyOf(whole, length));
            assertThat(world.run(good).totals().get(0).refused()).isTrue();
            assertThat(world.names()).isEqualTo(names);
        }
        Files.write(theirs, whole);

        assertThat(world.run(good)).isEqualTo(before);
    }

    private static Posting posting(String account, Part part, long fen, String number, String reversal) {
        return new Posting(
                account, part, fen, number, "F" + number, World.NOON, "20261121", Fields.of("reversal", reversal));
    }

    @Test
    void postings_of_one_number_are_one_row_and_what_came_back_is_none() {
        List<Posting> booked = List.of(
                posting("due-from:yibao", Part.FUND, 800, "A1", ""),
                posting("due-from:yibao", Part.ACCOUNT, 90, "A1", ""),
                posting("fees", Part.FUND, -800, "A1", ""),
                posting("hospital-borne", Part.HOSPITAL, 10, "A1", ""),
                posting("due-from:wechat", Part.CASH, 500, "A2", ""),
                posting("due-from:yibao", Part.FUND, -800, "A3", "1"),
                posting("due-from:yibao", Part.FUND, -5, "A4", "1"),
                posting("due-from:yibao", Part.FUND, 5, "A4", "1"));

        List<Row> rows = new Ledger(Rules.USUAL)
                .rows(
                        booked,
                        p -> p.account().equals("due-from:yibao") || p.account().equals("hospital-borne"));

        assertThat(rows).extracting(Row::number).containsExactly("A1", "A3");
        assertThat(rows.get(0).split().text()).isEqualTo("F800A90H10");
        assertThat(rows.get(1).flow()).isEqualTo(Flow.REFUND);
        assertThat(rows.get(1).fen()).isEqualTo(-800);
        assertThat(rows.get(0).farNumber()).isEqualTo("FA1");
    }
}
