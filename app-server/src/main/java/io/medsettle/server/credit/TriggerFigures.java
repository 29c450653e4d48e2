package io.medsettle.server.credit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Counts events by what was decided about them, and times the answers that HIS waits for. */
@Singleton
class TriggerFigures {
    private final MeterRegistry registry;
    private final Timer answers;

    TriggerFigures(MeterRegistry registry, CreditCircuit circuit) {
        this.registry = registry;
        answers = Timer.builder("medsettle.credit.answers")
                .description("how long HIS waits for an answer to an event")
                .publishPercentiles(0.5, 0.95, 0.99)
                .register(registry);
        registry.gauge("medsettle.credit.circuit", circuit, c -> c.open() ? 1 : 0);
    }

    void arrived(boolean fresh) {
        registry.counter("medsettle.credit.events", "fresh", Boolean.toString(fresh))
                .increment();
    }

    void decided(Decision d) {
        registry.counter(
                        "medsettle.credit.decisions",
                        "result",
                        d.result().name(),
                        "gate",
                        d.gate().name(),
                        "code",
                        d.code())
                .increment();
    }

    void answered(long nanos) {
        answers.record(Duration.ofNanos(nanos));
    }
}
