package io.medsettle.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Walks a table whose rows note a key, along its primary key and so many rows a statement, whatever they note: a table of any size is
 * walked in steps that the database answers at once. Rows that come in behind the walk are not seen.
 *
 * @param table its name
 * @param key columns of its primary key, texts all, which no row changes
 * @param noted what a row notes; rows for which it is NULL are passed over
 */
public record KeyWalk(String table, List<String> key, String noted) {
    private static final int AT_ONCE = 2_000;

    /** A row and the key that it notes. */
    public record Row(List<String> key, String keyId) {}

    record Seen(List<String> key, @Nullable String keyId) {}

    /** All rows from the first to the last. */
    public void each(Transactions transactions, Consumer<List<Row>> step) {
        until(transactions, AT_ONCE, rows -> {
            step.accept(rows);
            return false;
        });
    }

    /** How many rows note which key. */
    public Map<String, Long> counts(Transactions transactions) {
        Map<String, Long> counts = new TreeMap<>();
        each(transactions, rows -> rows.forEach(row -> counts.merge(row.keyId(), 1L, Long::sum)));
        return counts;
    }

    /** As far as it is wanted. */
    void until(Transactions transactions, Predicate<List<Row>> enough) {
        until(transactions, AT_ONCE, enough);
    }

    void until(Transactions transactions, int most, Predicate<List<Row>> enough) {
        List<String> last = List.of();
        while (true) {
            List<String> after = last;
            List<Seen> seen = transactions.read(c -> next(c, after, most));
            List<Row> rows = new ArrayList<>();
            for (Seen each : seen) {
                if (each.keyId() != null) {
                    rows.add(new Row(each.key(), each.keyId()));
                }
            }
            if (enough.test(rows) || seen.size() < most) {
                return;
            }
            last = seen.get(seen.size() - 1).key();
        }
    }

    List<Seen> next(Connection c, List<String> after, int most) throws SQLException {
        String columns = String.join(", ", key);
        String sql = "SELECT " + columns + ", " + noted + " FROM " + table + (after.isEmpty() ? "" : behind())
                + " ORDER BY " + columns + " LIMIT " + most;
        List<Object> values = new ArrayList<>();
        if (!after.isEmpty()) {
            values.add(after.get(0));
        }
        for (int i = 0; i < after.size(); i++) {
            values.addAll(after.subList(0, i + 1));
        }
        return Rows.all(c, sql, this::seen, values.toArray());
    }

    /** Behind a key: a ≥ ? AND (a > ? OR (a = ? AND b > ?) …); the first half is for databases that find no range in the second. */
    private String behind() {
        List<String> ways = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            String same = key.subList(0, i).stream().map(k -> k + " = ? AND ").collect(Collectors.joining());
            ways.add("(" + same + key.get(i) + " > ?)");
        }
        return " WHERE " + key.get(0) + " >= ? AND (" + String.join(" OR ", ways) + ")";
    }

    private Seen seen(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int i = 1; i <= key.size(); i++) {
            texts.add(row.getString(i));
        }
        return new Seen(texts, row.getString(key.size() + 1));
    }
}
