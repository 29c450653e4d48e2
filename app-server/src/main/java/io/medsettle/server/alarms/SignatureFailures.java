package io.medsettle.server.alarms;

import io.medsettle.ports.outcome.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Answers of the platform whose signature was wrong (验签失败): either the keys are, or somebody else answers. Safe to share. */
@Singleton
class SignatureFailures {
    private static final String WORD = "验签失败";
    private static final int MOST = 1000;

    private final Deque<Instant> seen = new ArrayDeque<>();
    private final InstantSource clock;
    private final Counter counter;

    SignatureFailures(InstantSource clock, MeterRegistry registry) {
        this.clock = clock;
        counter = registry.counter("medsettle.credit.signature.failures");
    }

    /** Looks at what came of a call. */
    synchronized void saw(Outcome<?> outcome) {
        if (outcome.match(v -> false, no -> no.text().contains(WORD), unknown -> unknown.text()
                .contains(WORD))) {
            counter.increment();
            seen.addLast(clock.instant());
            if (seen.size() > MOST) {
                seen.removeFirst();
            }
        }
    }

    synchronized long since(Instant then) {
        return seen.stream().filter(at -> !at.isBefore(then)).count();
    }
}
