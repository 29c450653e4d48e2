package io.medsettle.server.keys;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.store.KeyBook;
import io.medsettle.server.store.StartRefused;
import io.micronaut.context.ApplicationContext;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every minute that this node encrypts under its key, so that nobody strikes that key out, and which keys it holds besides. Stops a
 * node whose key others have by that name in another content: what it writes they could never read.
 */
@Singleton
final class KeyClerk {
    private static final Logger LOG = LoggerFactory.getLogger(KeyClerk.class);

    private final ApplicationContext context;
    private final KeyBook book;
    private boolean over;

    KeyClerk(ApplicationContext context, KeyBook book) {
        this.context = context;
        this.book = book;
    }

    /** As often as {@link KeyBook#EVERY}. */
    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    synchronized void look() {
        if (over) {
            return;
        }
        try {
            book.use();
        } catch (StartRefused e) {
            LOG.error("{}; 本节点停止", e.getMessage());
            over = true;
            new Thread(context::stop, "medsettle-stop").start();
            return;
        } catch (StoreUnavailable e) {
            LOG.warn("the key in use could not be noted: {}", e.getMessage());
            return;
        }
        try {
            book.hold();
        } catch (StartRefused e) {
            LOG.error("{}", e.getMessage());
        } catch (StoreUnavailable e) {
            LOG.warn("the keys held could not be noted: {}", e.getMessage());
        }
    }
}
