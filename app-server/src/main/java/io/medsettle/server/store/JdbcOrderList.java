package io.medsettle.server.store;

import io.medsettle.server.view.OrderList;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code order_view}. */
@Singleton
final class JdbcOrderList implements OrderList {
    private static final String FIND = "SELECT order_id, plan, entry, order_state, round_no, visit_no, patient_ref,"
            + " total_fen, taken_fen, returned_fen, opened_at FROM order_view WHERE org = ?";
    private static final String BEHIND = " AND (opened_at < ? OR opened_at = ? AND order_id < ?)";
    private static final String ORDER = " ORDER BY opened_at DESC, order_id DESC LIMIT ?";

    private final Transactions transactions;

    JdbcOrderList(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Row> find(String org, Wanted wanted, @Nullable Row after, int most) {
        StringBuilder sql = new StringBuilder(FIND);
        List<Object> values = new ArrayList<>(List.of(org));
        if (!wanted.orders().isEmpty()) {
            anyOf(sql, values, "order_id", wanted.orders());
        }
        if (!wanted.marks().isEmpty()) {
            anyOf(
                    sql.append(" AND order_id IN (SELECT order_id FROM order_person WHERE 1 = 1"),
                    values,
                    "mark",
                    wanted.marks());
            sql.append(')');
        }
        sql.append(" AND opened_at >= ? AND opened_at < ?");
        values.add(wanted.from().toEpochMilli());
        values.add(wanted.to().toEpochMilli());
        if (!wanted.state().isEmpty()) {
            sql.append(" AND order_state = ?");
            values.add(wanted.state());
        }
        if (after != null) {
            long at = after.openedAt().toEpochMilli();
            sql.append(BEHIND);
            values.addAll(List.of(at, at, after.orderId()));
        }
        values.add(most);
        String whole = sql.append(ORDER).toString();
        return transactions.read(c -> Rows.all(c, whole, JdbcOrderList::row, values.toArray()));
    }

    private static void anyOf(StringBuilder sql, List<Object> values, String column, List<String> texts) {
        sql.append(" AND ")
                .append(column)
                .append(" IN (")
                .append(Rows.marks(texts.size()))
                .append(')');
        values.addAll(texts);
    }

    private static Row row(ResultSet r) throws SQLException {
        return new Row(
                r.getString(1),
                r.getString(2),
                r.getString(3),
                r.getString(4),
                r.getInt(5),
                r.getString(6),
                r.getString(7),
                r.getLong(8),
                r.getLong(9),
                r.getLong(10),
                Instant.ofEpochMilli(r.getLong(11)));
    }

    @Override
    public Map<String, Long> count(String org, List<String> states) {
        String sql = "SELECT order_state, COUNT(*) FROM order_view WHERE org = ? AND order_state IN ("
                + Rows.marks(states.size()) + ") GROUP BY order_state";
        List<Object> values = new ArrayList<>(List.of(org));
        values.addAll(states);
        Map<String, Long> counts = new HashMap<>();
        transactions
                .read(c -> Rows.all(c, sql, r -> Map.entry(r.getString(1), r.getLong(2)), values.toArray()))
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }
}
