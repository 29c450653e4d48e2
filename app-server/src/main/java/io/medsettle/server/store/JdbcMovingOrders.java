package io.medsettle.server.store;

import io.medsettle.ports.value.OrderId;
import io.medsettle.server.view.MovingOrders;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks into {@code order_view}. */
@Singleton
final class JdbcMovingOrders implements MovingOrders {
    private static final String FIND = "SELECT order_id FROM order_view WHERE order_state IN (%s) AND changed_at >= ?"
            + " AND opened_at < ? AND order_id > ? ORDER BY order_id LIMIT ?";
    private static final String PLANS = "SELECT order_id, plan FROM order_view WHERE order_id IN (%s)";
    private final Transactions transactions;

    JdbcMovingOrders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<OrderId> of(List<String> states, Instant since, Instant opened, String after, int most) {
        List<Object> values = new ArrayList<>(states);
        values.addAll(List.of(since.toEpochMilli(), opened.toEpochMilli(), after, most));
        String sql = FIND.formatted(Rows.marks(states.size()));
        return transactions.read(c -> Rows.all(c, sql, row -> new OrderId(row.getString(1)), values.toArray()));
    }

    @Override
    public Map<String, String> plans(List<String> orders) {
        Map<String, String> plans = new HashMap<>();
        if (!orders.isEmpty()) {
            String sql = PLANS.formatted(Rows.marks(orders.size()));
            transactions
                    .read(c -> Rows.all(c, sql, row -> List.of(row.getString(1), row.getString(2)), orders.toArray()))
                    .forEach(pair -> plans.put(pair.get(0), pair.get(1)));
        }
        return plans;
    }
}
