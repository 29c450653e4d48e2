package io.medsettle.bench;

import io.medsettle.bench.Effort.Table;
import io.medsettle.server.store.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The same rows of the same sizes written page by page by a plain loop, one commit a page; nothing is read or decided. */
final class BareWriting {
    private static final int WIRE_BATCH = 200;
    private static final String APPOINT = "INSERT INTO agenda (order_id, look_at, taken_by) VALUES (?, ?, '')";
    private static final String MOVE = "UPDATE agenda SET look_at = ?, taken_by = '' WHERE order_id = ?";
    private static final String REMOVE = "DELETE FROM agenda WHERE order_id = ?";
    private static final String VIEW =
            "UPDATE order_view SET last_seq = ?, order_state = ?, changed_at = ? WHERE order_id = ? AND last_seq < ?";
    private static final AtomicLong NEXT = new AtomicLong();

    private final Transactions transactions;
    private final Effort effort;
    private final List<List<Object>> wire = new ArrayList<>();
    private final List<List<List<Object>>> pages;

    /** For one thread. */
    BareWriting(Transactions transactions, Effort effort) {
        this.transactions = transactions;
        this.effort = effort;
        pages = pages();
    }

    private List<List<List<Object>>> pages() {
        Table history = effort.tables().get("order_history");
        int page = history.column("page_id");
        List<List<List<Object>>> pages = new ArrayList<>();
        Object last = "";
        for (List<Object> row : history.rows()) {
            if (!row.get(page).equals(last)) {
                pages.add(new ArrayList<>());
            }
            last = row.get(page);
            pages.get(pages.size() - 1).add(row);
        }
        return pages;
    }

    /** Writes one order's worth. */
    void one() {
        String id = "B%015d".formatted(NEXT.incrementAndGet());
        for (int i = 0; i < pages.size(); i++) {
            int page = i;
            transactions.write(c -> page(c, id, page));
        }
        for (List<Object> row : effort.tables().get("wire_message").rows()) {
            wire.add(renamed("wire_message", row, id));
        }
        if (wire.size() >= WIRE_BATCH) {
            flush();
        }
    }

    void flush() {
        transactions.write(c -> insert(c, effort.tables().get("wire_message").insert(), wire));
        wire.clear();
    }

    private int page(Connection c, String id, int page) throws SQLException {
        Table history = effort.tables().get("order_history");
        Object seq = pages.get(page).get(0).get(history.column("seq"));
        insert(c, history.insert(), named("order_history", pages.get(page), id));
        insert(c, "posting", "page_seq", seq, id);
        if (page == 0) {
            all(c, "claim", id);
            all(c, "order_view", id);
        } else {
            view(c, id, seq);
        }
        if (page == pages.size() - 1) {
            all(c, "order_number", id);
        }
        insert(c, "sealed", "sealed_at", pages.get(page).get(0).get(history.column("written_at")), id);
        return appoint(c, id, page);
    }

    private int appoint(Connection c, String id, int page) throws SQLException {
        if (page == 0) {
            return change(c, APPOINT, id, 1L << 50);
        }
        return page == pages.size() - 1 ? change(c, REMOVE, id) : change(c, MOVE, 1L << 50, id);
    }

    private static void view(Connection c, String id, Object seq) throws SQLException {
        change(c, VIEW, seq, "COLLECTING", 1L, id, seq);
    }

    private void all(Connection c, String table, String id) throws SQLException {
        Table t = effort.tables().get(table);
        insert(c, t.insert(), named(table, t.rows(), id));
    }

    /** Those rows that this page wrote. */
    private void insert(Connection c, String table, String column, Object value, String id) throws SQLException {
        Table t = effort.tables().get(table);
        List<List<Object>> rows = t.rows().stream()
                .filter(row -> row.get(t.column(column)).equals(value))
                .toList();
        insert(c, t.insert(), named(table, rows, id));
    }

    private List<List<Object>> named(String table, List<List<Object>> rows, String id) {
        return rows.stream().map(row -> renamed(table, row, id)).toList();
    }

    /** The same row of another order; keys that do not hold the order's number are made new at the same length. */
    private List<Object> renamed(String table, List<Object> row, String id) {
        List<Object> other = new ArrayList<>(row);
        other.replaceAll(v -> v instanceof String s ? s.replace(effort.orderId(), id) : v);
        Table t = effort.tables().get(table);
        String key =
                switch (table) {
                    case "claim" -> "number_text";
                    case "wire_message" -> "id";
                    case "sealed" -> "ref";
                    default -> "";
                };
        if (!key.isEmpty()) {
            String fresh = Long.toString(NEXT.incrementAndGet(), 36);
            String old = String.valueOf(row.get(t.column(key)));
            String room = old.length() > 12 ? old.substring(0, old.length() - 10) : old;
            other.set(t.column(key), room + "0".repeat(Math.max(0, 10 - fresh.length())) + fresh);
        }
        return other;
    }

    private static int insert(Connection c, String sql, List<List<Object>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (List<Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    s.setObject(i + 1, row.get(i));
                }
                s.addBatch();
            }
            return s.executeBatch().length;
        }
    }

    private static int change(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                s.setObject(i + 1, values[i]);
            }
            return s.executeUpdate();
        }
    }
}
