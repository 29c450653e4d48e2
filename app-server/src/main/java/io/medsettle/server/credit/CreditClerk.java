package io.medsettle.server.credit;

import io.medsettle.ports.store.StoreUnavailable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks from time to time after events that nobody works on, and after payments that are long in doubt. */
@Singleton
class CreditClerk {
    private static final Logger LOG = LoggerFactory.getLogger(CreditClerk.class);
    private static final int MOST = 100;

    private final AutoSettle events;
    private final CreditHolds holds;

    CreditClerk(AutoSettle events, CreditHolds holds) {
        this.events = events;
        this.holds = holds;
    }

    @Scheduled(fixedDelay = "${medsettle.credit.sweep-every:2s}", initialDelay = "3s")
    void sweep() {
        try {
            events.sweep(MOST);
        } catch (StoreUnavailable e) {
            LOG.warn("events could not be read: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelay = "${medsettle.credit.hold-every:20s}", initialDelay = "5s")
    void hold() {
        try {
            holds.renew();
        } catch (StoreUnavailable e) {
            LOG.warn("payments in doubt could not be read: {}", e.getMessage());
        }
    }
}
