package io.medsettle.server.reconciliation;

import io.medsettle.ports.store.StoreUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which days were left to a person (告警), one that was given up as well as one whose bill never came: as long as one is, {@code medsettle.reconciliation.failed} counts it; its beginning and
 * end are logged once on each node. Safe to share.
 */
@Singleton
public class DayAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(DayAlarms.class);

    private final RunStore runs;
    private final DayRules rules;
    private final AtomicLong figure = new AtomicLong();
    private final Set<String> red = new HashSet<>();

    DayAlarms(RunStore runs, DayRules rules, MeterRegistry registry) {
        this.runs = runs;
        this.rules = rules;
        registry.gauge("medsettle.reconciliation.failed", figure, AtomicLong::get);
    }

    @Scheduled(fixedDelay = "${medsettle.reconciliation.look-every:1m}", initialDelay = "5s")
    void look() {
        try {
            now();
        } catch (StoreUnavailable e) {
            LOG.warn("days of reconciliation could not be watched: {}", e.getMessage());
        }
    }

    /** Looks; the days that somebody has to start again, each with why, oldest first. */
    public synchronized List<RunRow> now() {
        List<RunRow> failed = runs.leftToAPerson(rules.org());
        figure.set(failed.size());
        Set<String> days = new HashSet<>();
        for (RunRow run : failed) {
            days.add(run.day().text());
            if (red.add(run.day().text())) {
                LOG.error("alarm RECONCILIATION_FAILED: {} {}", run.day(), run.words());
            }
        }
        red.stream()
                .filter(day -> !days.contains(day))
                .forEach(day -> LOG.info("alarm RECONCILIATION_FAILED of {} is over", day));
        red.retainAll(days);
        return failed;
    }
}
