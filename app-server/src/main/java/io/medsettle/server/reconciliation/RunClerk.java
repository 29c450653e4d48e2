package io.medsettle.server.reconciliation;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.BusinessDay;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes up days: what is due by itself, what was asked for at once, what a dead node left. One day at a time on a node. */
@Singleton
class RunClerk {
    private static final Logger LOG = LoggerFactory.getLogger(RunClerk.class);
    private static final int WAITING = 64;

    private final DailyRun daily;
    private final RunStore runs;
    private final Backlog backlog;
    private final Remedying remedies;
    private final InstantSource clock;
    private final DayRules rules;
    private final Executor hands;

    @Inject
    RunClerk(DailyRun daily, RunStore runs, Backlog backlog, Remedying remedies, InstantSource clock, DayRules rules) {
        this(daily, runs, backlog, remedies, clock, rules, oneHand());
    }

    /** @param hands what works on days; may refuse */
    RunClerk(
            DailyRun daily,
            RunStore runs,
            Backlog backlog,
            Remedying remedies,
            InstantSource clock,
            DayRules rules,
            Executor hands) {
        this.daily = daily;
        this.runs = runs;
        this.backlog = backlog;
        this.remedies = remedies;
        this.clock = clock;
        this.rules = rules;
        this.hands = hands;
    }

    private static Executor oneHand() {
        ThreadPoolExecutor hand =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "medsettle-reconciliation");
                    thread.setDaemon(true);
                    return thread;
                });
        hand.allowCoreThreadTimeOut(true);
        return hand;
    }

    @Scheduled(fixedDelay = "${medsettle.reconciliation.look-every:1m}", initialDelay = "5s")
    void look() {
        try {
            Instant now = Clocks.now(clock);
            backlog.look(now);
            runs.due(rules.org(), now).forEach(this::soon);
            remedies.goOn();
        } catch (StoreUnavailable e) {
            LOG.warn("reconciliation could not be looked at: {}", e.getMessage());
        }
    }

    /**
     * Asks for a day, and begins it here if this node is free. One that was given up is begun again.
     *
     * @param again even if it was done before
     * @return whether this asking began anything
     */
    boolean start(BusinessDay day, String by, boolean again) {
        Instant now = Clocks.now(clock);
        boolean begun = runs.ask(rules.org(), day, by, now)
                || (again ? runs.again(rules.org(), day, by, now) : runs.revive(rules.org(), day, by, now));
        soon(day);
        return begun;
    }

    private void soon(BusinessDay day) {
        try {
            hands.execute(() -> quietly(day));
        } catch (RejectedExecutionException full) {
            LOG.debug("{} waits for the next look", day);
        }
    }

    private void quietly(BusinessDay day) {
        try {
            daily.work(day);
        } catch (RuntimeException e) {
            LOG.warn("{} could not be worked on: {}", day, e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        if (hands instanceof ExecutorService own) {
            own.shutdownNow();
        }
    }
}
