package io.medsettle.server.metrics;

import io.medsettle.core.order.OrderState;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many orders want attention: in doubt, going back, or calling for a person; how many of them for too long; and how many were
 * collected and are not written down by HIS. Since when an order is in a state is remembered by the node that looks: after a restart it
 * is the order's last line.
 */
@Singleton
class OrderFigures implements Counted {
    private static final List<OrderState> WATCHED =
            List.of(OrderState.STUCK, OrderState.IN_DOUBT, OrderState.UNWINDING, OrderState.REFUNDING);
    private static final String COUNT = "SELECT COUNT(*) FROM order_view WHERE order_state = ?";
    private static final int MOST = 1000;
    private static final String OLDEST =
            "SELECT order_id, changed_at FROM order_view WHERE order_state = ?" + " ORDER BY changed_at LIMIT " + MOST;
    private static final String UNWRITTEN =
            "SELECT COUNT(DISTINCT p.order_id) FROM posting p JOIN order_view v ON v.order_id = p.order_id"
                    + " WHERE p.bill_day >= ? AND p.fen > 0 AND p.booked_at < ? AND p.account LIKE 'due-from:%'"
                    + " AND p.account <> 'due-from:patient' AND v.entry <> 'stay'"
                    + " AND v.order_state IN ('COLLECTING', 'IN_DOUBT')";

    private final Transactions transactions;
    private final WatchRules rules;
    private final InstantSource clock;
    private final Map<OrderState, Watched> watched = new EnumMap<>(OrderState.class);
    private final AtomicLong unwritten = new AtomicLong();

    /** What is known of one state. */
    private static final class Watched {
        final AtomicLong count = new AtomicLong();
        final AtomicLong overdue = new AtomicLong();
        final AtomicLong seconds = new AtomicLong();
        final Map<String, Instant> since = new HashMap<>();
    }

    OrderFigures(Transactions transactions, WatchRules rules, InstantSource clock, MeterRegistry registry) {
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
        for (OrderState state : WATCHED) {
            Watched w = new Watched();
            watched.put(state, w);
            gauge("medsettle.orders", w.count, "orders in this state", state, registry);
            gauge("medsettle.orders.overdue", w.overdue, "orders in this state for too long", state, registry);
            gauge("medsettle.orders.oldest.seconds", w.seconds, "how long the oldest one is", state, registry);
        }
        Gauge.builder("medsettle.orders.unwritten", unwritten, AtomicLong::get)
                .description("collected, and for too long not written down by HIS")
                .register(registry);
    }

    private static void gauge(String name, AtomicLong figure, String words, OrderState state, MeterRegistry registry) {
        Gauge.builder(name, figure, AtomicLong::get)
                .description(words)
                .tag("state", state.name())
                .register(registry);
    }

    @Override
    public synchronized void count() {
        Instant now = clock.instant();
        watched.forEach((state, w) -> {
            w.count.set(number(COUNT, state.name()));
            ages(state, w, now);
        });
        String day = BusinessDay.of(now.minus(Duration.ofDays(2))).text();
        unwritten.set(number(UNWRITTEN, day, now.minus(rules.hisFor()).toEpochMilli()));
    }

    private void ages(OrderState state, Watched w, Instant now) {
        Map<String, Instant> there = new HashMap<>();
        transactions
                .read(c -> Rows.all(
                        c,
                        OLDEST,
                        row -> Map.entry(row.getString(1), Instant.ofEpochMilli(row.getLong(2))),
                        state.name()))
                .forEach(row -> there.put(row.getKey(), w.since.getOrDefault(row.getKey(), row.getValue())));
        w.since.clear();
        w.since.putAll(there);
        Instant late = now.minus(rules.doubtFor());
        w.overdue.set(there.values().stream().filter(late::isAfter).count());
        w.seconds.set(there.values().stream()
                .mapToLong(since -> Math.max(0, Duration.between(since, now).toSeconds()))
                .max()
                .orElse(0));
    }

    private long number(String sql, Object... values) {
        return transactions
                .read(c -> Rows.one(c, sql, row -> row.getLong(1), values))
                .orElse(0L);
    }
}
