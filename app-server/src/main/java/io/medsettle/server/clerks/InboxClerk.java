package io.medsettle.server.clerks;

import io.medsettle.core.desk.Desk;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.store.Inbox;
import io.medsettle.server.store.InboxEntry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the doorbell: finds the order that a callback names and has its desk ask the far side. */
@Singleton
public class InboxClerk {
    private static final Logger LOG = LoggerFactory.getLogger(InboxClerk.class);
    private final Inbox inbox;
    private final Desk desk;
    private final OrderSearch search;
    private final Workers workers;
    private final InstantSource clock;

    InboxClerk(Inbox inbox, Desk desk, OrderSearch search, Workers workers, InstantSource clock) {
        this.inbox = inbox;
        this.desk = desk;
        this.search = search;
        this.workers = workers;
        this.clock = clock;
    }

    /** Works on a callback soon; if this node dies first, another finds it in the inbox. */
    public void soon(InboxEntry entry) {
        workers.take(() -> handle(entry));
    }

    @Scheduled(fixedDelay = "${medsettle.gateway.inbox-every:5s}", initialDelay = "2s")
    void look() {
        try {
            inbox.unhandled(InboxEntry.Verdict.GENUINE, 200).forEach(this::soon);
        } catch (StoreUnavailable e) {
            LOG.warn("the inbox could not be read: {}", e.getMessage());
        }
    }

    private void handle(InboxEntry entry) {
        for (String number : entry.numbers()) {
            search.byNumber(number).stream()
                    .filter(id -> desk.read(id).exists())
                    .forEach(id -> desk.knock(id, number));
        }
        inbox.handled(entry, clock.instant());
    }
}
