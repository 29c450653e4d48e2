package io.medsettle.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not change a report: the order of rows, how files are cut and repeated, the machine, the time zone. */
class RunIsAFunctionTest {
    private static final long[] SEEDS = {7, 20261121};

    @TempDir
    private Path directory;

    private World world;
    private Planted planted;
    private Random chance;

    @BeforeEach
    void build() {
        world = new World(directory);
    }

    private void sow(long seed) {
        sow(seed, 400);
    }

    private void sow(long seed, int orders) {
        planted = new Planted(seed, 2, orders, 10);
        chance = new Random(seed);
    }

    private interface Cut {
        List<Delivery> of(List<Row> rows);
    }

    private Report run(Machine machine, Cut ours, Cut theirs) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String party : Planted.parties()) {
            Planted.Sheet sheet = planted.sheet(party, 0);
            comparisons.add(new Comparison(
                    new Party(party),
                    PlantedDifferencesTest.kind(party),
                    ours.of(sheet.ours),
                    theirs.of(sheet.theirs),
                    Comparison.Keyed.OUR_NUMBER,
                    true));
        }
        Collections.shuffle(comparisons, chance);
        return new Reconciler(Rules.USUAL, machine).run(planted.days.get(0), comparisons, CarryOver.NONE);
    }

    private List<Delivery> whole(List<Row> rows) {
        return List.of(Delivery.of(world.file(rows)));
    }

    private List<Delivery> shuffled(List<Row> rows) {
        List<Row> other = new ArrayList<>(rows);
        Collections.shuffle(other, chance);
        return whole(other);
    }

    private List<Delivery> cut(List<Row> rows) {
        List<List<Row>> pieces = new ArrayList<>();
        for (int i = 0; i < 1 + chance.nextInt(4); i++) {
            pieces.add(new ArrayList<>());
        }
        rows.forEach(row -> pieces.get(chance.nextInt(pieces.size())).add(row));
        return List.of(new Delivery(pieces.stream().map(world::file).toList()));
    }

    private Report plain() {
        return run(world.machine(), this::whole, this::whole);
    }

    /** All but the figures that count what was delivered. */
    private static void same(Report report, Report plain, String what) {
        assertThat(report.findings()).as(what).isEqualTo(plain.findings());
        assertThat(report.carryOver()).as(what).isEqualTo(plain.carryOver());
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 20261121})
    void permuted_rows_and_split_files_change_nothing(long seed) {
        sow(seed);
        Report plain = plain();
        assertThat(plain.findings()).hasSizeGreaterThan(10);

        for (int i = 0; i < 5; i++) {
            assertThat(run(world.machine(), this::shuffled, this::shuffled))
                    .as("seed %d", seed)
                    .isEqualTo(plain);
            assertThat(run(world.machine(), this::cut, this::cut))
                    .as("seed %d", seed)
                    .isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 20261121})
    void doubled_deliveries_change_nothing(long seed) {
        sow(seed);
        Report plain = plain();

        Cut twice = rows -> List.of(shuffled(rows).get(0), cut(rows).get(0));
        assertThat(run(world.machine(), twice, twice)).as("seed %d", seed).isEqualTo(plain);

        Cut partThenAll = rows ->
                List.of(Delivery.of(world.file(rows.subList(0, rows.size() / 2))), Delivery.of(world.file(rows)));
        same(run(world.machine(), this::whole, partThenAll), plain, "seed " + seed);
        same(run(world.machine(), partThenAll, this::whole), plain, "seed " + seed);
    }

    /** The smallest table holds a third of the rows: the others go through partitions on disk. */
    @Test
    void the_machine_changes_nothing() throws IOException {
        for (long seed : SEEDS) {
            sow(seed, 2500);
            Report plain = plain();
            for (int threads : new int[] {1, 3, 8}) {
                for (long table : new long[] {1024, 1 << 12, 1 << 22}) {
                    Report report = run(new Machine(threads, table, directory), this::cut, this::cut);
                    assertThat(report)
                            .as("seed %d, %d, %d", seed, threads, table)
                            .isEqualTo(plain);
                }
            }
        }
        assertThat(world.names()).allSatisfy(name -> assertThat(name).startsWith("rows-"));
    }

    @Test
    void the_time_zone_of_the_machine_changes_nothing() {
        TimeZone before = TimeZone.getDefault();
        sow(7);
        Report plain = plain();
        try {
            for (String zone : List.of("Pacific/Kiritimati", "America/Los_Angeles", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(plain()).as(zone).isEqualTo(plain);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** A far side whose day ends earlier than we think: rows cross over to its next bill, and no difference is invented. */
    @ParameterizedTest
    @ValueSource(ints = {23, 22, 18})
    void a_shifted_cut_off_gives_cross_day_rows_and_nothing_else(int hour) {
        sow(hour);
        Duration cutOff = Duration.ofHours(hour - 24L);
        List<List<Row>> bills = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<List<Row>> books = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Ledger known = new Ledger(Rules.USUAL.withCutOff(cutOff));
        int crossing = 0;
        for (int d = 0; d < 2; d++) {
            for (Row row : planted.sheet(Planted.WECHAT, d).ours) {
                boolean crosses = !known.dayOf(row.time()).equals(row.day());
                Row theirs = World.at(row, known.dayOf(row.time()), row.time());
                books.get(d).add(row);
                bills.get(crosses ? d + 1 : d).add(theirs);
                crossing += crosses ? 1 : 0;
            }
        }
        TreeMap<Difference, Integer> found = new TreeMap<>();
        CarryOver before = CarryOver.NONE;
        for (int d = 0; d < 3; d++) {
            Report report = new Reconciler(Rules.USUAL, world.machine())
                    .run(
                            new BusinessDay("2026112" + (1 + d)),
                            List.of(world.wechat(books.get(d), bills.get(d))),
                            before);
            report.findings().forEach(f -> found.merge(f.difference(), 1, Integer::sum));
            before = report.carryOver();
        }
        assertThat(crossing).isPositive();
        assertThat(found).as("hour %d", hour).isEqualTo(new TreeMap<>(Map.of(Difference.D11, crossing)));
        assertThat(before).isEqualTo(CarryOver.NONE);
    }
}
