package io.medsettle.server.keys;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.store.KeyBook;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every minute that this node encrypts under its key, so that nobody strikes that key out. */
@Singleton
final class KeyClerk {
    private static final Logger LOG = LoggerFactory.getLogger(KeyClerk.class);

    private final KeyBook book;

    KeyClerk(KeyBook book) {
        this.book = book;
    }

    /** As often as {@link KeyBook#EVERY}. */
    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    void look() {
        try {
            book.use();
        } catch (StoreUnavailable e) {
            LOG.warn("the key in use could not be noted: {}", e.getMessage());
        }
    }
}
