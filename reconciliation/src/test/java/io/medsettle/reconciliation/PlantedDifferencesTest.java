package io.medsettle.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.Party;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days in which differences were planted by chance: each is found and rightly named, none is invented. */
class PlantedDifferencesTest {
    private static final boolean PROOF = Boolean.getBoolean("medsettle.proof");
    private static final int DAYS = 5;
    private static final int ORDERS = PROOF ? 20_000 : 600;
    private static final int ONE_IN = PROOF ? 100 : 12;

    @TempDir
    private Path directory;

    static FarSide kind(String party) {
        return switch (party) {
            case Planted.YIBAO -> FarSide.INSURER;
            case Planted.HIS -> FarSide.HIS;
            default -> FarSide.CHANNEL;
        };
    }

    private List<Finding> found(Planted planted) {
        World world = new World(directory);
        List<Finding> found = new ArrayList<>();
        CarryOver before = CarryOver.NONE;
        for (int d = 0; d < planted.days.size(); d++) {
            List<Comparison> comparisons = new ArrayList<>();
            for (String party : Planted.parties()) {
                Planted.Sheet sheet = planted.sheet(party, d);
                Comparison c = world.compare(new Party(party), kind(party), sheet.ours, sheet.theirs);
                comparisons.add(new Comparison(
                        c.party(), c.farSide(), c.ours(), c.theirs(), Comparison.Keyed.OUR_NUMBER, true));
            }
            Report report = new Reconciler(Rules.USUAL, world.machine())
                    .run(planted.days.get(d), comparisons, CarryOver.ofText(before.text()));
            assertThat(report.totals())
                    .allSatisfy(t -> assertThat(t.unexplainedFen()).isZero());
            found.addAll(report.findings());
            before = report.carryOver();
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(longs = {20261121, 4, 99})
    void every_planted_difference_is_found_and_rightly_named_and_none_is_invented(long seed) {
        Planted planted = new Planted(seed, DAYS, ORDERS, ONE_IN);
        TreeMap<String, Difference> named = new TreeMap<>();

        for (Finding f : found(planted)) {
            String key = f.party().name() + " " + f.key() + " " + f.flow();
            assertThat(named.put(key, f.difference()))
                    .as("seed %d, twice: %s", seed, f.text())
                    .isNull();
        }

        assertThat(named).as("seed %d", seed).isEqualTo(planted.planted);
    }

    @Test
    void the_seeds_plant_every_class_that_rows_can_have() {
        Set<Difference> kinds = EnumSet.noneOf(Difference.class);
        for (long seed : new long[] {20261121, 4, 99}) {
            kinds.addAll(new Planted(seed, DAYS, ORDERS, ONE_IN).planted.values());
        }
        assertThat(kinds).isEqualTo(EnumSet.complementOf(EnumSet.of(Difference.D12)));
    }
}
