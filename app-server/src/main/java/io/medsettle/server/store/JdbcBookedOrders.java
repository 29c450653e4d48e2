package io.medsettle.server.store;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.view.BookedOrders;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads the books by day. */
@Singleton
final class JdbcBookedOrders implements BookedOrders {
    private static final String FIND =
            "SELECT DISTINCT order_id FROM posting WHERE bill_day = ?" + " AND order_id > ? ORDER BY order_id LIMIT ?";
    private final Transactions transactions;

    JdbcBookedOrders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<OrderId> of(BusinessDay day, String after, int most) {
        return transactions.read(c -> Rows.all(c, FIND, row -> new OrderId(row.getString(1)), day.text(), after, most));
    }
}
