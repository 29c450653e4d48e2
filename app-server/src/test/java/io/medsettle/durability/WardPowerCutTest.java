package io.medsettle.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.OrderId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A discharge with a top-up, one with a surplus, and the reversal of each over real HTTP and on a real H2 file: the power
 * goes before a write, a batch note or an outside call, while one far side is in some mood. A seeded sample of the grid; the
 * whole of it when the system property {@code medsettle.proof} is true.
 */
class WardPowerCutTest {
    private static final int SAMPLE = 16;
    private static final int EVERY = 6;
    private static final List<Mood> MOODS =
            List.of(Mood.LOSE_REQUEST, Mood.LOSE_REPLY, Mood.DO_AND_500, Mood.ANSWER_TWICE);
    private static final List<String> LEAVING = List.of("his I07", "yibao 2301", "yibao 2402", "yibao 2304", "his I08");
    private static final List<String> COMING_BACK = List.of("his F01", "yibao 2305", "yibao 2405", "his I09");

    private record Trial(boolean reversal, long deposit, String victim, Mood mood) {}

    @TempDir
    Path directory;

    private Hospital hospital;

    @BeforeEach
    void start() {
        hospital = new Hospital(directory);
    }

    @AfterEach
    void stop() {
        hospital.close();
    }

    @Test
    void a_discharge_and_its_reversal_are_all_or_nothing_wherever_the_power_goes() {
        int cuts = Boolean.getBoolean("medsettle.proof") ? all() : some(Long.getLong("medsettle.seed", 20_260_105L));
        assertThat(cuts).as("times the power went").isGreaterThan(SAMPLE / 2);
    }

    private int all() {
        int cuts = 0;
        for (Trial trial : grid()) {
            int cut = 0;
            while (play(trial, cut)) {
                cut++;
            }
            cuts += cut;
        }
        return cuts;
    }

    private int some(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Trial> grid = grid();
        int cuts = 0;
        for (int i = 0; i < SAMPLE; i++) {
            Trial trial = grid.get(chance.nextInt(grid.size()));
            cuts += play(trial, chance.nextInt(trial.reversal() ? 4 * EVERY : 8 * EVERY)) ? 1 : 0;
        }
        return cuts;
    }

    private static List<Trial> grid() {
        List<Trial> grid = new ArrayList<>();
        for (long deposit : new long[] {120_00, 260_00}) {
            grid.add(new Trial(false, deposit, "", Mood.ANSWER));
            grid.add(new Trial(true, deposit, "", Mood.ANSWER));
            for (Mood mood : MOODS) {
                LEAVING.forEach(victim -> grid.add(new Trial(false, deposit, victim, mood)));
                COMING_BACK.forEach(victim -> grid.add(new Trial(true, deposit, victim, mood)));
            }
        }
        return grid;
    }

    /** @return whether the power went before everything was over */
    private boolean play(Trial trial, int cut) {
        hospital.calm();
        Bed bed = new Bed(hospital);
        Life before = hospital.life(Fuse.solid());
        long insurer = insurerHolds();
        OrderId id = bed.taken(before, trial.deposit());
        if (trial.reversal()) {
            bed.leaves(before, id);
            assertThat(bed.discharged(before.read(id))).isTrue();
        }
        moods(trial);
        Fuse fuse = new Fuse(cut);
        try {
            if (trial.reversal()) {
                bed.comesBack(hospital.life(fuse), id);
            } else {
                bed.leaves(hospital.life(fuse), id);
            }
        } catch (PowerCut off) {
            assertThat(fuse.blown()).isTrue();
        }
        Life next = hospital.life(Fuse.solid());
        String where = trial + ", power off before step " + cut;
        agrees(next, bed, next.rest(id), where, insurer, trial.deposit());
        if (!bed.discharged(next.read(id))) {
            hospital.calm();
            bed.leaves(next, id);
            Order order = next.read(id);
            assertThat(bed.discharged(order)).as(where + ": " + legs(order)).isTrue();
            agrees(next, bed, order, where + ", discharged afterwards", insurer, trial.deposit());
        }
        return fuse.blown();
    }

    private void moods(Trial trial) {
        if (!trial.victim().isEmpty()) {
            String[] victim = trial.victim().split(" ", -1);
            (victim[0].equals("his")
                            ? hospital.world.his().faults()
                            : hospital.world.yibao().faults())
                    .next(victim[1], trial.mood());
        }
    }

    private void agrees(Life life, Bed bed, Order order, String where, long insurerBefore, long deposit) {
        String how = where + ": " + order.state() + " " + legs(order);
        assertThat(order.atRest()).as(how).isTrue();
        assertThat(order.rounds()).as(how).noneMatch(r -> r.stuck());
        boolean out = bed.discharged(order);
        assertThat(insurerHolds() - insurerBefore).as(how).isEqualTo(out ? Bed.FUND : 0);
        long cash = hospital.world.codes().ledger().stream()
                .filter(e -> e.requestNo().contains(order.id().text()))
                .mapToLong(LedgerEntry::fen)
                .sum();
        List<Posting> ours = life.postings(order.id());
        assertThat(ours.stream().mapToLong(Posting::fen).sum()).as(how).isZero();
        assertThat(sum(ours, "due-from:codes")).as(how).isEqualTo(out ? Bed.FEN - Bed.FUND : deposit);
        assertThat(cash).as(how).isEqualTo(out ? Bed.FEN - Bed.FUND : deposit);
        assertThat(sum(ours, "due-from:yibao")).as(how).isEqualTo(out ? Bed.FUND : 0);
        assertThat(bed.left(order)).as(how).isEqualTo(out ? 0 : deposit);
    }

    private static long sum(List<Posting> postings, String account) {
        return postings.stream()
                .filter(p -> p.account().equals(account))
                .mapToLong(Posting::fen)
                .sum();
    }

    private long insurerHolds() {
        return hospital.world.yibao().ledger().stream()
                .mapToLong(LedgerEntry::fen)
                .sum();
    }

    private static List<String> legs(Order order) {
        return order.rounds().stream()
                .flatMap(round -> round.deeds().stream())
                .map((DeedView d) -> d.round() + "/" + d.name() + "=" + d.status() + "(" + d.text() + ")")
                .toList();
    }
}
