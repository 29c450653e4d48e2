package io.medsettle.server.metrics;

import io.medsettle.ports.store.StoreUnavailable;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for all figures at intervals. Where that fails they stay as they were and would look calm: {@code medsettle.figures.failing} is
 * 1 until all of them have been asked for again.
 */
@Singleton
class Counting {
    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

    private final List<Counted> all;
    private final AtomicLong failing = new AtomicLong();

    Counting(List<Counted> all, MeterRegistry registry) {
        this.all = all;
        Gauge.builder("medsettle.figures.failing", failing, AtomicLong::get)
                .description("1 while figures could not be asked for and are old")
                .register(registry);
    }

    @Scheduled(fixedDelay = "${medsettle.monitoring.look-every:15s}", initialDelay = "5s")
    void look() {
        try {
            all.forEach(Counted::count);
            failing.set(0);
        } catch (StoreUnavailable | IllegalStateException e) {
            failing.set(1);
            LOG.warn("figures could not be asked for: {}", e.getMessage());
        }
    }
}
