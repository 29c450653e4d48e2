package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.party.FakeParty;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The power goes before a write or before a call, while one far side has a mood; after the restart everything comes to
 * rest, and the money is all or nothing, or one order calls a person, and our books are theirs. A sample runs always
 * ({@code -Dmedsettle.seed} repeats one); the whole grid with {@code -Dmedsettle.proof=true}.
 */
class PowerCutTest {
    private static final int SAMPLE = 700;

    private static final List<FakeMood> MOODS =
            List.of(FakeMood.ANSWER, FakeMood.REFUSE, FakeMood.LOSE_REQUEST, FakeMood.LOSE_REPLY);

    private static final class PowerCut extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** One way in which things go wrong. */
    private record Mishap(Flow flow, EveryPlanTest.Call victim, FakeMood mood, boolean joined) {
        @Override
        public String toString() {
            return flow.name() + (joined ? "" : ", a page for each fact") + ", " + mood + " at " + victim;
        }
    }

    private int left;
    private int steps;

    @Test
    void wherever_the_power_goes_the_money_of_every_plan_is_all_or_nothing() {
        long seed = Long.getLong("medsettle.seed", 20_260_105L);
        Random chance = new Random(seed);
        List<List<Mishap>> byFlow =
                Flow.all().stream().map(PowerCutTest::mishaps).toList();
        List<Integer> lengths = Flow.all().stream().map(this::length).toList();
        for (int i = 0; i < SAMPLE; i++) {
            int flow = i % byFlow.size();
            List<Mishap> some = byFlow.get(flow);
            play(some.get(chance.nextInt(some.size())), chance.nextInt(lengths.get(flow)), "seed " + seed + ", ");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "medsettle.proof", matches = "true")
    void wherever_the_power_goes_the_whole_grid() {
        int grid = 0;
        for (Flow flow : Flow.all()) {
            for (Mishap mishap : mishaps(flow)) {
                int cut = 0;
                while (play(mishap, cut, "")) {
                    cut++;
                }
                grid += cut;
            }
        }
        assertThat(grid).isGreaterThan(50_000);
    }

    private static List<Mishap> mishaps(Flow flow) {
        List<Mishap> mishaps = new ArrayList<>();
        for (boolean joined : List.of(true, false)) {
            for (EveryPlanTest.Call call : EveryPlanTest.callsOf(flow)) {
                if (!call.what().startsWith("ask")) {
                    MOODS.forEach(mood -> mishaps.add(new Mishap(flow, call, mood, joined)));
                }
            }
        }
        return mishaps;
    }

    /** How many writes and calls a flow makes when nothing goes wrong, and some more for what goes wrong. */
    private int length(Flow flow) {
        Town town = new Town();
        left = -1;
        steps = 0;
        hooks(town, this::tick);
        flow.drive().accept(town);
        return steps + 10;
    }

    /** @return whether the power went before the flow was over */
    private boolean play(Mishap mishap, int cut, String how) {
        Town town = new Town();
        town.world.joinPages = mishap.joined();
        town.world.restart();
        FakeParty party = town.world.party(mishap.victim().party());
        for (int i = 0; i < mishap.victim().nth(); i++) {
            party.next(mishap.victim().what(), FakeMood.ANSWER);
        }
        party.next(mishap.victim().what(), mishap.mood());
        left = cut;
        hooks(town, this::tick);
        boolean dead = false;
        try {
            mishap.flow().drive().accept(town);
        } catch (PowerCut off) {
            dead = true;
        }
        hooks(town, () -> {});
        town.world.restart();
        town.world.patientPays();
        town.order().ifPresent(order -> town.world.rest(order.id()));
        String where = how + mishap + ", power off before step " + cut;
        boolean person = Verdict.on(town, mishap.flow(), where);
        boolean mayCall = mishap.mood() == FakeMood.REFUSE;
        assertThat(person && !mayCall)
                .as(where + ": " + town.order().map(Verdict::words))
                .isFalse();
        return dead;
    }

    private static void hooks(Town town, Runnable tick) {
        town.world.store.beforeWrite(what -> tick.run());
        town.world.parties.values().forEach(p -> p.beforeCall(tick));
    }

    private void tick() {
        steps++;
        if (left-- == 0) {
            throw new PowerCut();
        }
    }
}
