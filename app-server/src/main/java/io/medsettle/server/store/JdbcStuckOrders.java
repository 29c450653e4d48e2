package io.medsettle.server.store;

import io.medsettle.ports.value.OrderId;
import io.medsettle.server.view.StuckOrders;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads them from {@code order_view}. */
@Singleton
final class JdbcStuckOrders implements StuckOrders {
    private static final String FIND = "SELECT order_id FROM order_view WHERE org = ? AND order_state = 'STUCK'"
            + " AND order_id > ? ORDER BY order_id LIMIT ?";
    private final Transactions transactions;

    JdbcStuckOrders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<OrderId> after(String org, String after, int most) {
        return transactions.read(c -> Rows.all(c, FIND, row -> new OrderId(row.getString(1)), org, after, most));
    }
}
