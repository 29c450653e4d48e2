package io.medsettle.server.metrics;

import io.medsettle.core.order.OrderState;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.store.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many orders want attention: in doubt, going back, or calling for a person. */
@Singleton
class OrderFigures {
    private static final Logger LOG = LoggerFactory.getLogger(OrderFigures.class);
    private static final List<OrderState> WATCHED =
            List.of(OrderState.STUCK, OrderState.IN_DOUBT, OrderState.UNWINDING, OrderState.REFUNDING);
    private static final String COUNT = "SELECT COUNT(*) FROM order_view WHERE order_state = ?";

    private final Transactions transactions;
    private final Map<OrderState, AtomicLong> counts = new ConcurrentHashMap<>();

    OrderFigures(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
        for (OrderState state : WATCHED) {
            AtomicLong count = new AtomicLong();
            counts.put(state, count);
            Gauge.builder("medsettle.orders", count, AtomicLong::doubleValue)
                    .tag("state", state.name())
                    .register(registry);
        }
    }

    @Scheduled(fixedDelay = "15s", initialDelay = "5s")
    void count() {
        try {
            counts.forEach((state, count) -> count.set(ask(state)));
        } catch (StoreUnavailable e) {
            LOG.warn("orders could not be counted: {}", e.getMessage());
        }
    }

    private long ask(OrderState state) {
        return transactions.read(c -> {
            try (PreparedStatement s = c.prepareStatement(COUNT)) {
                s.setString(1, state.name());
                try (ResultSet row = s.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
