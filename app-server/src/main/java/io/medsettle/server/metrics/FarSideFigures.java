package io.medsettle.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How each far side has answered this node: lately and since it started. The same timers as {@code medsettle.wire.calls}, remembered at
 * intervals so that a person sees the last minutes without a monitoring system. Safe to share.
 */
@Singleton
public class FarSideFigures implements Counted {
    /** What "lately" means. */
    static final Duration LATELY = Duration.ofMinutes(10);

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Deque<Seen> seen = new ArrayDeque<>();

    FarSideFigures(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    private record Seen(Instant at, Map<String, Tally> tallies) {}

    /**
     * Calls of some time.
     *
     * @param silent without an answer, or with an error of the server: what came of them is not known
     * @param unsent not even sent: nothing has happened there
     * @param millis how long all of them took together
     */
    public record Tally(long calls, long silent, long unsent, long millis) {
        static final Tally NONE = new Tally(0, 0, 0, 0);

        public long average() {
            return calls == 0 ? 0 : millis / calls;
        }

        Tally with(String came, long count, long took) {
            boolean noAnswer = came.equals("no-answer") || came.equals("5xx");
            return new Tally(
                    calls + count,
                    silent + (noAnswer ? count : 0),
                    unsent + (came.equals("never-sent") ? count : 0),
                    millis + took);
        }

        Tally less(Tally before) {
            return new Tally(
                    calls - before.calls, silent - before.silent, unsent - before.unsent, millis - before.millis);
        }
    }

    /** One far side. */
    public record FarSide(String party, Tally recent, Tally ever) {}

    @Override
    public synchronized void count() {
        Instant now = clock.instant();
        seen.addLast(new Seen(now, tallies()));
        while (seen.size() > 1 && seen.getFirst().at().isBefore(now.minus(LATELY))) {
            seen.removeFirst();
        }
    }

    /** Every far side that was called since the start, by name. */
    public synchronized List<FarSide> now() {
        Map<String, Tally> before = seen.isEmpty() ? Map.of() : seen.getFirst().tallies();
        return tallies().entrySet().stream()
                .map(e -> new FarSide(
                        e.getKey(), e.getValue().less(before.getOrDefault(e.getKey(), Tally.NONE)), e.getValue()))
                .toList();
    }

    private Map<String, Tally> tallies() {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Timer timer : registry.find("medsettle.wire.calls").timers()) {
            String party = String.valueOf(timer.getId().getTag("party"));
            String came = String.valueOf(timer.getId().getTag("came"));
            Tally before = tallies.getOrDefault(party, Tally.NONE);
            tallies.put(party, before.with(came, timer.count(), (long) timer.totalTime(TimeUnit.MILLISECONDS)));
        }
        return tallies;
    }
}
