package io.medsettle.server.alarms;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.alarms.Alarm.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which alarms are red, and since when; each beginning and end is logged once. Safe to share. */
@Singleton
class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final CreditWatch watch;
    private final InstantSource clock;
    private final Map<Kind, Red> red = new EnumMap<>(Kind.class);
    private final Map<Kind, AtomicLong> figures = new EnumMap<>(Kind.class);

    Alarms(CreditWatch watch, InstantSource clock, MeterRegistry registry) {
        this.watch = watch;
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            AtomicLong figure = new AtomicLong();
            figures.put(kind, figure);
            registry.gauge(
                    "medsettle.credit.alarms",
                    List.of(io.micrometer.core.instrument.Tag.of("kind", kind.name())),
                    figure,
                    AtomicLong::get);
        }
    }

    /** One that is red. */
    record Red(Alarm alarm, Instant since) {}

    @Scheduled(fixedDelay = "${medsettle.credit.alarms.look-every:15s}", initialDelay = "5s")
    void look() {
        try {
            now();
        } catch (StoreUnavailable e) {
            LOG.warn("credit pay could not be watched: {}", e.getMessage());
        }
    }

    /** Looks, and says what is red. */
    synchronized List<Red> now() {
        List<Alarm> found = watch.look();
        for (Kind kind : Kind.values()) {
            found.stream().filter(a -> a.kind() == kind).findFirst().ifPresentOrElse(this::raise, () -> calm(kind));
        }
        return List.copyOf(red.values());
    }

    private void raise(Alarm alarm) {
        figure(alarm.kind(), Math.max(1, alarm.figure()));
        Red before = red.get(alarm.kind());
        red.put(alarm.kind(), new Red(alarm, before == null ? clock.instant() : before.since()));
        if (before == null) {
            LOG.error("alarm {}: {}", alarm.kind(), alarm.words());
        }
    }

    private void calm(Kind kind) {
        figure(kind, 0);
        if (red.remove(kind) != null) {
            LOG.info("alarm {} is over", kind);
        }
    }

    private void figure(Kind kind, long value) {
        AtomicLong figure = figures.get(kind);
        if (figure != null) {
            figure.set(value);
        }
    }
}
