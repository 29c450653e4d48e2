package io.medsettle.server.metrics;

import io.medsettle.server.store.DatabaseClock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** How far this node's clock is off the database's, and how old the newest backup is where its directory is known. */
@Singleton
class NodeFigures implements Counted {
    private static final String BACKUP = ".manifest";

    private final DatabaseClock database;
    private final InstantSource clock;
    private final String backups;
    private final AtomicLong skew = new AtomicLong();
    private final AtomicLong age = new AtomicLong();

    NodeFigures(DatabaseClock database, WatchRules rules, InstantSource clock, MeterRegistry registry) {
        this.database = database;
        this.clock = clock;
        this.backups = rules.backups();
        Gauge.builder("medsettle.clock.skew.seconds", skew, AtomicLong::get)
                .description("how far this node's clock is off the database's")
                .register(registry);
        if (!backups.isBlank()) {
            Gauge.builder("medsettle.backup.age.seconds", age, AtomicLong::get)
                    .description("since the newest backup was written; since 1970 where there is none")
                    .register(registry);
        }
    }

    @Override
    public void count() {
        skew.set(database.skew().toSeconds());
        if (!backups.isBlank()) {
            age.set(Math.max(0, Duration.between(newest(), clock.instant()).toSeconds()));
        }
    }

    private Instant newest() {
        try (Stream<Path> files = Files.list(Path.of(backups))) {
            return files.filter(file -> file.getFileName().toString().endsWith(BACKUP))
                    .map(NodeFigures::written)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
        } catch (IOException | UncheckedIOException unreadable) {
            return Instant.EPOCH;
        }
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
