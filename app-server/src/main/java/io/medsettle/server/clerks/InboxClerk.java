package io.medsettle.server.clerks;

import io.medsettle.core.desk.Desk;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.api.OrderSearch;
import io.medsettle.server.store.Inbox;
import io.medsettle.server.store.InboxEntry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
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
    /** Longer than the questions about one callback take. */
    private static final Duration IN_HAND = Duration.ofMinutes(2);

    private final Inbox inbox;
    private final Predicate<InboxEntry> ask;
    private final Predicate<Runnable> hands;
    private final InstantSource clock;
    private final AtomicInteger found = new AtomicInteger();

    @Inject
    InboxClerk(Inbox inbox, Desk desk, OrderSearch search, Workers workers, InstantSource clock) {
        this(inbox, entry -> answered(entry, desk, search), workers::take, clock);
    }

    /** @param ask asks the far sides that the callback is about; whether all of them answered */
    InboxClerk(Inbox inbox, Predicate<InboxEntry> ask, Predicate<Runnable> hands, InstantSource clock) {
        this.inbox = inbox;
        this.ask = ask;
        this.hands = hands;
        this.clock = clock;
    }

    /** Works on a callback soon; if this node dies first, another finds it in the inbox. */
    public void soon(InboxEntry entry) {
        if (!hands.test(() -> handle(entry))) {
            LOG.debug("no hand is free: notice {} is found again in the inbox", entry.kind());
        }
    }

    @Scheduled(fixedDelay = "${medsettle.gateway.inbox-every:5s}", initialDelay = "2s")
    void look() {
        try {
            Instant now = clock.instant();
            for (InboxEntry entry : inbox.due(InboxEntry.Verdict.GENUINE, now, MOST - found.get())) {
                if (inbox.take(entry, now, now.plus(IN_HAND))) {
                    hand(entry);
                }
            }
        } catch (StoreUnavailable e) {
            LOG.warn("the inbox could not be read: {}", e.getMessage());
        }
    }

    /** Counted: a far side that does not answer fills a part of the hands' queue, never the whole of it. */
    private void hand(InboxEntry entry) {
        found.incrementAndGet();
        boolean taken = hands.test(() -> {
            try {
                handle(entry);
            } finally {
                found.decrementAndGet();
            }
        });
        if (!taken) {
            found.decrementAndGet();
        }
    }

    private void handle(InboxEntry entry) {
        boolean answered = asked(entry);
        Instant now = clock.instant();
        Duration age = Duration.between(entry.arrivedAt(), now);
        if (!answered && age.compareTo(LONGEST) <= 0) {
            inbox.later(entry, now.plus(age.compareTo(SOONEST) < 0 ? SOONEST : age));
            return;
        }
        if (!answered) {
            LOG.error(
                    "{} was not answered about its notice {} for a day; its bill will show it",
                    entry.source(),
                    entry.kind());
        }
        inbox.handled(entry, now);
    }

    /** A callback that cannot be worked on waits like one that is not answered: it must not stand before the others for ever. */
    private boolean asked(InboxEntry entry) {
        try {
            return ask.test(entry);
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("the notice {} of {} could not be worked on now", entry.kind(), entry.source(), e);
            return false;
        }
    }

    private static boolean answered(InboxEntry entry, Desk desk, OrderSearch search) {
        boolean all = true;
        for (String number : entry.numbers()) {
            for (OrderId id : search.byNumber(number)) {
                all &= !desk.read(id).exists() || desk.knock(id, number).answered();
            }
        }
        return all;
    }
}
