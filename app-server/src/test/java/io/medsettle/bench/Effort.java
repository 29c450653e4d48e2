package io.medsettle.bench;

import io.medsettle.server.store.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one real settlement left in the database, row by row, and the pages in which it was written.
 *
 * @param pages number of commits that write the history
 */
record Effort(String orderId, Map<String, Table> tables, int pages) {
    private static final List<String> OF_ORDER =
            List.of("order_history", "posting", "claim", "sealed", "order_view", "order_number");

    /** Rows of one table as they lie there. */
    record Table(String insert, List<String> columns, List<List<Object>> rows) {
        int column(String name) {
            return columns.indexOf(name);
        }
    }

    static Effort of(Transactions transactions, String orderId) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String table : OF_ORDER) {
            tables.put(table, transactions.read(c -> rows(c, table, "order_id = ?", orderId)));
        }
        tables.put("wire_message", transactions.read(c -> rows(c, "wire_message", "request_no LIKE ?", orderId + "%")));
        Table history = tables.get("order_history");
        int page = history.column("page_id");
        int pages = (int)
                history.rows().stream().map(row -> row.get(page)).distinct().count();
        return new Effort(orderId, tables, pages);
    }

    private static Table rows(Connection c, String table, String where, String value) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("SELECT * FROM " + table + " WHERE " + where)) {
            s.setString(1, value);
            try (ResultSet found = s.executeQuery()) {
                ResultSetMetaData meta = found.getMetaData();
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    columns.add(meta.getColumnName(i).toLowerCase(java.util.Locale.ROOT));
                }
                List<List<Object>> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row(found, meta));
                }
                String holes = String.join(", ", Collections.nCopies(columns.size(), "?"));
                String insert = "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + holes + ")";
                return new Table(insert, columns, rows);
            }
        }
    }

    /** Large texts and bytes as texts and bytes, not as handles that die with the connection. */
    private static List<Object> row(ResultSet found, ResultSetMetaData meta) throws SQLException {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            Object value = found.getObject(i);
            boolean bytes = value instanceof byte[] || value instanceof java.sql.Blob;
            boolean number = value instanceof Number;
            row.add(value == null || number ? value : bytes ? found.getBytes(i) : found.getString(i));
        }
        return row;
    }

    int rows() {
        return tables.values().stream().mapToInt(t -> t.rows().size()).sum();
    }
}
