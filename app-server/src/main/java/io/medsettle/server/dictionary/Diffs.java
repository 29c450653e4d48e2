package io.medsettle.server.dictionary;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Lays two versions of a book beside each other (版本比较), in the database. Safe to share between threads. */
final class Diffs {
    private static final int REMEMBERED = 500;

    private final Transactions transactions;
    private final Map<Pair, Counts> known = new LinkedHashMap<>(16, 0.75f, true);

    Diffs(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What has become of a row. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** One value that is not what it was. */
    record Field(String name, String before, String after) {}

    /**
     * One row that differs.
     *
     * @param key texts of the key columns
     * @param name as the newer version has it, or the older for what is gone
     * @param fields empty unless it is changed
     */
    record Difference(Kind kind, List<String> key, String name, List<Field> fields) {}

    /** How many rows differ, in each way. */
    record Counts(long added, long removed, long changed) {
        long of(Kind kind) {
            return switch (kind) {
                case ADDED -> added;
                case REMOVED -> removed;
                case CHANGED -> changed;
            };
        }
    }

    private record Pair(String from, String to) {}

    /** Counted once on this node: versions never change. */
    Counts counts(Shelf shelf, String from, String to) {
        Pair pair = new Pair(from, to);
        synchronized (known) {
            Counts before = known.get(pair);
            if (before != null) {
                return before;
            }
        }
        Counts counted = new Counts(
                count(shelf, from, to, Kind.ADDED),
                count(shelf, from, to, Kind.REMOVED),
                count(shelf, from, to, Kind.CHANGED));
        synchronized (known) {
            known.put(pair, counted);
            if (known.size() > REMEMBERED) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return counted;
    }

    private long count(Shelf shelf, String from, String to, Kind kind) {
        String sql = "SELECT COUNT(*) " + body(shelf, kind);
        Object[] ids = ids(from, to, kind);
        AtomicLong all = new AtomicLong();
        new Pieces(transactions)
                .each(
                        shelf,
                        ids[1].toString(),
                        piece -> all.addAndGet(transactions
                                .read(c -> Rows.all(c, sql + piece.sql("x."), row -> row.getLong(1), piece.after(ids)))
                                .get(0)));
        return all.get();
    }

    /** Differences of one kind in the order of the key. */
    List<Difference> some(Shelf shelf, String from, String to, Kind kind, int limit, long skip) {
        if (skip >= counts(shelf, from, to).of(kind)) {
            return List.of();
        }
        boolean both = kind == Kind.CHANGED;
        String columns = both ? shelf.sqlColumns("x.") + ", " + shelf.sqlColumns("y.") : shelf.sqlColumns("x.");
        String sql = "SELECT " + columns + " " + body(shelf, kind) + " ORDER BY " + shelf.keyOrder("x.") + " LIMIT "
                + limit + " OFFSET " + skip;
        return transactions.read(c -> Rows.all(
                c,
                sql,
                row -> {
                    List<Object> x = shelf.values(row, 1);
                    List<Object> y =
                            both ? shelf.values(row, 1 + shelf.columns().size()) : x;
                    return difference(shelf, kind, shelf.texts(x), shelf.texts(y));
                },
                ids(from, to, kind)));
    }

    private static Object[] ids(String from, String to, Kind kind) {
        return kind == Kind.ADDED ? new Object[] {from, to} : new Object[] {to, from};
    }

    /** x is the row told about: the new one of what was added, the old one else; y its counterpart in the other version. */
    private static String body(Shelf shelf, Kind kind) {
        String join = kind == Kind.CHANGED ? " JOIN " : " LEFT JOIN ";
        String only = kind == Kind.CHANGED ? "(" + differs(shelf) + ")" : "y.version_id IS NULL";
        return "FROM " + shelf.table() + " x" + join + shelf.table() + " y ON y.version_id = ? AND "
                + shelf.sameKey("y.", "x.") + " WHERE x.version_id = ? AND " + only;
    }

    private static String differs(Shelf shelf) {
        List<String> terms = new ArrayList<>();
        for (Column column :
                shelf.columns().subList(shelf.key().size(), shelf.columns().size())) {
            terms.add("x." + column.sql() + " <> y." + column.sql());
        }
        return String.join(" OR ", terms);
    }

    private static Difference difference(Shelf shelf, Kind kind, List<String> before, List<String> after) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; kind == Kind.CHANGED && i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                fields.add(new Field(shelf.columns().get(i).name(), before.get(i), after.get(i)));
            }
        }
        return new Difference(
                kind, before.subList(0, shelf.key().size()), after.get(shelf.place("name")), List.copyOf(fields));
    }
}
