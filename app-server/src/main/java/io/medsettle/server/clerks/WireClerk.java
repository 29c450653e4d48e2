package io.medsettle.server.clerks;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.store.WireArchive;
import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes raw messages (原始报文) of the days before the last {@code medsettle.wire.keep-days}; 0 keeps them for ever. */
@Singleton
final class WireClerk {
    private static final Logger LOG = LoggerFactory.getLogger(WireClerk.class);
    /** Messages are evidence: logs are to be kept for half a year by law. */
    private static final int FEWEST = 180;

    private final WireArchive archive;
    private final InstantSource clock;
    private final int keepDays;

    /** @throws IllegalArgumentException if fewer days than a half year would be kept: the gateway does not start */
    WireClerk(
            WireArchive archive,
            InstantSource clock,
            @Property(name = "medsettle.wire.keep-days", defaultValue = "0") int keepDays) {
        if (keepDays != 0 && keepDays < FEWEST) {
            throw new IllegalArgumentException("medsettle.wire.keep-days 应为 0 (不清理) 或不少于 " + FEWEST);
        }
        this.archive = archive;
        this.clock = clock;
        this.keepDays = keepDays;
    }

    @Scheduled(fixedDelay = "6h", initialDelay = "10m")
    void look() {
        if (keepDays == 0) {
            return;
        }
        try {
            BusinessDay first = BusinessDay.of(clock.instant().minus(Duration.ofDays(keepDays)));
            long gone = archive.purgeBefore(first);
            if (gone > 0) {
                LOG.info("{} raw messages of before {} deleted", gone, first.text());
            }
        } catch (StoreUnavailable e) {
            LOG.warn("old raw messages could not be deleted: {}", e.getMessage());
        }
    }
}
