package io.medsettle.server.store;

import io.medsettle.ports.value.OrderId;
import io.medsettle.server.view.OrderNumbers;
import jakarta.inject.Singleton;
import java.util.List;

/** Looks far sides' numbers up in {@code order_number}. */
@Singleton
final class JdbcOrderNumbers implements OrderNumbers {
    private static final String FIND = "SELECT order_id FROM order_number WHERE number_text = ? ORDER BY order_id DESC";
    private final Transactions transactions;

    JdbcOrderNumbers(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<OrderId> find(String number) {
        return transactions.read(c -> Rows.all(c, FIND, row -> new OrderId(row.getString(1)), number));
    }
}
