package io.medsettle.server.clerks;

import io.medsettle.core.desk.Desk;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.store.Inbox;
import io.medsettle.server.store.InboxEntry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the doorbell: finds the order that a callback names and has its desk ask the far side. A knock about money that should not be
 * there is repeated, ever more seldom, until the far side answers.
 */
@Singleton
public class InboxClerk {
    private static final Logger LOG = LoggerFactory.getLogger(InboxClerk.class);
    private static final int MOST = 200;
    private static final Duration SOONEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Inbox inbox;
    private final Desk desk;
    private final OrderSearch search;
    private final Workers workers;
    private final InstantSource clock;
    private final Map<String, Instant> later = new ConcurrentHashMap<>();

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
            Instant now = clock.instant();
            inbox.unhandled(InboxEntry.Verdict.GENUINE, MOST).stream()
                    .filter(e -> !later.getOrDefault(key(e), Instant.MIN).isAfter(now))
                    .forEach(this::soon);
        } catch (StoreUnavailable e) {
            LOG.warn("the inbox could not be read: {}", e.getMessage());
        }
    }

    private void handle(InboxEntry entry) {
        boolean answered = true;
        for (String number : entry.numbers()) {
            for (OrderId id : search.byNumber(number)) {
                answered &= !desk.read(id).exists() || desk.knock(id, number).answered();
            }
        }
        Instant now = clock.instant();
        Duration age = Duration.between(entry.arrivedAt(), now);
        if (answered || age.compareTo(LONGEST) > 0) {
            if (!answered) {
                LOG.error(
                        "{} was not answered about its notice {} for a day; its bill will show it",
                        entry.source(),
                        entry.kind());
            }
            inbox.handled(entry, now);
            later.remove(key(entry));
        } else {
            later.put(key(entry), now.plus(age.compareTo(SOONEST) < 0 ? SOONEST : age));
        }
    }

    private static String key(InboxEntry entry) {
        return entry.source() + " " + entry.id();
    }
}
