package io.medsettle.server.metrics;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** What happens at the doors of the house: callbacks that were refused or lie about, messages that do not go out, logins locked out. */
@Singleton
class EdgeFigures implements Counted {
    private static final Duration REFUSED_WITHIN = Duration.ofHours(1);
    private static final Duration LYING_FOR = Duration.ofMinutes(10);
    private static final Duration FAILED_WITHIN = Duration.ofDays(1);
    private static final String REFUSED =
            "SELECT COUNT(*) FROM inbox WHERE handled_at = 0 AND arrived_at >= ? AND verdict <> 'GENUINE'";
    private static final String LYING =
            "SELECT COUNT(*) FROM inbox WHERE handled_at = 0 AND arrived_at < ? AND verdict = 'GENUINE'";
    private static final String WAITING =
            "SELECT COUNT(*) FROM message WHERE stage IN ('WAITING', 'SENDING') AND created_at < ?";
    private static final String FAILED =
            "SELECT COUNT(*) FROM message WHERE stage IN ('REFUSED', 'UNKNOWN') AND next_at >= ?";
    private static final String LOCKED = "SELECT COUNT(*) FROM person WHERE locked_until > ? AND disabled_at = 0";

    private final Transactions transactions;
    private final WatchRules rules;
    private final InstantSource clock;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong lying = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong locked = new AtomicLong();

    EdgeFigures(Transactions transactions, WatchRules rules, InstantSource clock, MeterRegistry registry) {
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
        gauge("medsettle.callbacks.refused", refused, "different callbacks of the last hour not genuine", registry);
        gauge("medsettle.callbacks.waiting", lying, "genuine callbacks that nobody dealt with in time", registry);
        gauge("medsettle.messages.waiting", waiting, "messages that wait for too long", registry);
        gauge("medsettle.messages.failed", failed, "messages of the last day that did not go out", registry);
        gauge("medsettle.people.locked", locked, "logins of the console that are locked out", registry);
    }

    private static void gauge(String name, AtomicLong figure, String words, MeterRegistry registry) {
        Gauge.builder(name, figure, AtomicLong::get).description(words).register(registry);
    }

    @Override
    public void count() {
        Instant now = clock.instant();
        refused.set(number(REFUSED, now.minus(REFUSED_WITHIN)));
        lying.set(number(LYING, now.minus(LYING_FOR)));
        waiting.set(number(WAITING, now.minus(rules.messageFor())));
        failed.set(number(FAILED, now.minus(FAILED_WITHIN)));
        locked.set(number(LOCKED, now));
    }

    private long number(String sql, Instant at) {
        return transactions
                .read(c -> Rows.one(c, sql, row -> row.getLong(1), at.toEpochMilli()))
                .orElse(0L);
    }
}
