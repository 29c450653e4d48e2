package io.medsettle.server.credit;

import io.medsettle.ports.outcome.Outcome;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps new events away from a platform that does not answer (熔断), credit-gz §13: open after so many silences in a row, or when
 * the share of silences of the last minute is too high. While it is open nothing new begins; questions and refunds go on.
 * After a pause one silence suffices to open it again, one answer closes it. A no is an answer. Each node has its own. Safe
 * to share between threads.
 */
@Singleton
public class CreditCircuit {
    private final Limits limits;
    private final InstantSource clock;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private int silences;
    private Instant openUntil = Instant.MIN;
    private boolean trial;

    private record Seen(Instant at, boolean silent) {}

    /**
     * {@code medsettle.credit.circuit}.
     *
     * @param silences so many in a row open it
     * @param percent so many of a hundred calls within the window, where there were enough
     * @param enough how many calls are enough to speak of a share
     * @param window of the share
     * @param pause how long it stays open
     */
    @ConfigurationProperties("medsettle.credit.circuit")
    public record Limits(
            @Bindable(defaultValue = "5") @Min(1) int silences,
            @Bindable(defaultValue = "50") @Min(1) @Max(100) int percent,
            @Bindable(defaultValue = "10") @Min(2) int enough,
            @Bindable(defaultValue = "1m") Duration window,
            @Bindable(defaultValue = "30s") Duration pause) {}

    CreditCircuit(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether nothing new may begin now. */
    public synchronized boolean open() {
        return clock.instant().isBefore(openUntil);
    }

    /** What came of a call to the platform. */
    synchronized void saw(Outcome<?> outcome) {
        boolean silent = outcome.match(v -> false, no -> false, u -> u.doubt() == Outcome.Doubt.NO_ANSWER);
        boolean never = outcome.match(v -> false, no -> no.refusal() == Outcome.Refusal.NEVER_SENT, u -> false);
        if (never) {
            return;
        }
        Instant now = clock.instant();
        seen.addLast(new Seen(now, silent));
        while (!seen.isEmpty() && seen.getFirst().at().isBefore(now.minus(limits.window()))) {
            seen.removeFirst();
        }
        silences = silent ? silences + 1 : 0;
        if (!silent) {
            trial = false;
        }
        if (silent && (trial || silences >= limits.silences() || tooMany())) {
            openUntil = now.plus(limits.pause());
            trial = true;
            silences = 0;
            seen.clear();
        }
    }

    private boolean tooMany() {
        long silent = seen.stream().filter(Seen::silent).count();
        return seen.size() >= limits.enough() && silent * 100 >= (long) limits.percent() * seen.size();
    }
}
