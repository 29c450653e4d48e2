package io.medsettle.server.store;

import io.medsettle.ports.value.OrderId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Appointments: at most one row an order. */
final class AgendaRows {
    private static final String INSERT = "INSERT INTO agenda (order_id, look_at, taken_by) VALUES (?, ?, '')";
    private static final String MOVE = "UPDATE agenda SET look_at = ?, taken_by = '' WHERE order_id = ?";
    private static final String REMOVE = "DELETE FROM agenda WHERE order_id = ?";
    private static final String DUE =
            "SELECT order_id FROM agenda WHERE look_at <= ? ORDER BY look_at, order_id LIMIT ?";
    private static final String TAKE =
            "UPDATE agenda SET look_at = ?, taken_by = ? WHERE look_at <= ? AND order_id IN (%s)";
    private static final String TAKEN = "SELECT order_id FROM agenda WHERE taken_by = ? AND order_id IN (%s)";

    private AgendaRows() {}

    /** @param fresh whether there is probably no row yet: saves a round trip, decides nothing */
    static void appoint(Connection c, OrderId order, long at, boolean fresh) throws SQLException {
        boolean insert = fresh;
        for (int tries = 0; tries < 4; tries++) {
            if (insert ? inserted(c, order, at) : moved(c, order, at)) {
                return;
            }
            insert = !insert;
        }
        throw new SQLException("an appointment comes and goes", "40001");
    }

    private static boolean inserted(Connection c, OrderId order, long at) throws SQLException {
        try {
            Rows.change(c, INSERT, order.text(), at);
            return true;
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean moved(Connection c, OrderId order, long at) throws SQLException {
        int count = Rows.change(c, MOVE, at, order.text());
        return switch (count) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new IllegalStateException("an order with " + count + " appointments");
        };
    }

    static void remove(Connection c, OrderId order) throws SQLException {
        Rows.change(c, REMOVE, order.text());
    }

    static List<String> due(Connection c, long now, int limit) throws SQLException {
        return Rows.all(c, DUE, row -> row.getString(1), now, limit);
    }

    /** Takes those of the due that are still due, under a mark nobody else uses; in the order given. */
    static List<String> take(Connection c, List<String> due, long now, long until, String mark) throws SQLException {
        List<Object> values = new ArrayList<>(List.of(until, mark, now));
        values.addAll(due);
        int count = Rows.change(c, TAKE.formatted(Rows.marks(due.size())), values.toArray());
        if (count == due.size() || count == 0) {
            return count == 0 ? List.of() : due;
        }
        List<Object> asked = new ArrayList<>(List.of(mark));
        asked.addAll(due);
        String taken = TAKEN.formatted(Rows.marks(due.size()));
        List<String> ours = Rows.all(c, taken, row -> row.getString(1), asked.toArray());
        return due.stream().filter(ours::contains).toList();
    }
}
