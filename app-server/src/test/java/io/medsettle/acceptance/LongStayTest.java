package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.Mood;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A stay of many lines: its upload goes batch by batch, is cut off three times at seeded places, and goes on without a
 * duplicate or a gap; it is settled, reversed and settled again. 1,600 lines in ordinary builds, 20,000 with the system
 * property {@code medsettle.proof}. How much memory it took stands in {@code target/acceptance/long-stay.tsv} at the
 * root.
 */
class LongStayTest {
    private static final int LINES = Boolean.getBoolean("medsettle.proof") ? 20_000 : 1_600;
    private static final int BATCH = 100;
    private static final long FEN = LINES * 25_00L;
    private static final int PERSON = 7;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Map.of("medsettle.yibao.upload-budget", "1s"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_long_stay_survives_three_cuts_settles_is_reversed_and_settles_again() throws IOException {
        Ward ward = new Ward(gateway);
        NewStay stay = ward.stay(PERSON, FEN, LINES);
        ward.admitted(stay, PERSON);
        ward.deposited(stay, 20_000_00, Ward.BY_CODE);
        String mdtrtId = ward.atHis(stay).path("mdtrtId").asText();
        Counts counts = new Counts(gateway);
        cutThreeTimes();
        long before = memory();

        Said priced = ward.priced(stay, PERSON, true, Ward.BY_CODE);

        long once = memory();
        everyLineStandsOnce(mdtrtId, priced);
        assertThat(counts.of("2302"))
                .as("each batch whose reply was lost is taken away first")
                .isEqualTo(2);
        Said settled = ward.left(stay, priced);
        ward.agrees(settled.text("orderId"));
        ward.until(stay, ward.reverse(stay, Ward.BY_CODE), "DONE");
        Said again = ward.priced(stay, PERSON, true, Ward.BY_CODE);
        long twice = memory();
        everyLineStandsOnce(mdtrtId, again);
        ward.left(stay, again);
        ward.agrees(settled.text("orderId"));
        tell(before, once, twice);
    }

    /**
     * Heap in use when nothing, the same lines once and once more stand. The books of the simulated insurer and the
     * database live in this process too, so these are figures to read, not a bound.
     */
    private static void tell(long before, long once, long twice) throws IOException {
        Path figures = MatrixTest.root().resolve("target/acceptance/long-stay.tsv");
        Files.createDirectories(figures.getParent());
        Files.writeString(
                figures,
                "lines\theapBefore\theapUploadedOnce\theapUploadedTwice\n%d\t%d\t%d\t%d\n"
                        .formatted(LINES, before, once, twice));
    }

    /** Heap in use after a collection, bytes. */
    private static long memory() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    private static void everyLineStandsOnce(String mdtrtId, Said priced) {
        assertThat(gateway.world().yibao().standingLines(mdtrtId)).isEqualTo(LINES);
        assertThat(priced.fen("totalFen")).isEqualTo(FEN);
        assertThat(priced.part("fundFen") + priced.part("accountFen") + priced.part("cashFen"))
                .as("what the insurer divided is what its standing lines sum up to")
                .isEqualTo(FEN);
    }

    /** Two replies and one request are lost on the way. */
    private static void cutThreeTimes() {
        SplittableRandom chance = new SplittableRandom(Long.getLong("medsettle.seed", 20_261_122L));
        TreeSet<Integer> places = new TreeSet<>();
        while (places.size() < 3) {
            places.add(chance.nextInt(LINES / BATCH - 3));
        }
        int call = 0;
        boolean reply = true;
        for (int place : places) {
            for (; call < place; call++) {
                gateway.world().yibao().faults().next("2301", Mood.ANSWER);
            }
            gateway.world().yibao().faults().next("2301", reply ? Mood.LOSE_REPLY : Mood.LOSE_REQUEST);
            reply = !reply;
            call++;
        }
    }
}
