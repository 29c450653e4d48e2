package io.medsettle.server.dictionary;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A version being written (导入中): rows go into the table in small transactions under an id that nobody reads, because no row
 * of dictionary_version names it yet. Memory holds one batch. Not to be shared between threads.
 */
final class Draft {
    private static final int BATCH = 1_000;
    /** When a draft began that is being cleared away: it takes no more rows and becomes no version. */
    private static final long DOOMED = 0;

    private final Transactions transactions;
    private final Shelf shelf;
    private final String id;
    private final boolean laterWins;
    private final List<Row> batch = new ArrayList<>(BATCH);
    private long lastLine;

    /** @param laterWins whether a row replaces an earlier one of the same key; otherwise that is a bad row */
    Draft(Transactions transactions, Shelf shelf, String id, boolean laterWins) {
        this.transactions = transactions;
        this.shelf = shelf;
        this.id = id;
        this.laterWins = laterWins;
    }

    /** @throws BadRow if the key has been there before */
    void add(Row row) {
        batch.add(row);
        lastLine = row.line();
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Writes what waits. */
    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<Row> rows = distinct();
        int[] tries = {0};
        boolean written = transactions.write(c -> {
            hold(c);
            if (laterWins || tries[0]++ > 0) {
                eachKey(c, rows, "DELETE FROM " + shelf.table() + " WHERE version_id = ?" + keyIs() + mine(rows));
            }
            return insert(c, rows);
        });
        if (!written) {
            throw new BadRow(rows.get(0).line(), "", "", "其后 " + rows.size() + " 行内有行与前面的行编码和开始日期相同");
        }
        batch.clear();
    }

    /** On a repeat only what this batch itself may have written is taken away; a later row takes away any. */
    private String mine(List<Row> rows) {
        return laterWins
                ? ""
                : " AND line_no BETWEEN " + rows.get(0).line() + " AND "
                        + rows.get(rows.size() - 1).line();
    }

    private List<Row> distinct() {
        Map<List<Object>, Row> byKey = new LinkedHashMap<>();
        for (Row row : batch) {
            Row before = byKey.put(key(row), row);
            if (before != null && !laterWins) {
                throw new BadRow(row.line(), "code", text(row), "与第 " + before.line() + " 行编码和开始日期相同");
            }
        }
        return List.copyOf(byKey.values());
    }

    private List<Object> key(Row row) {
        return row.values().subList(0, shelf.key().size());
    }

    private String text(Row row) {
        return String.valueOf(row.values().get(shelf.place("code")));
    }

    private String keyIs() {
        StringBuilder text = new StringBuilder();
        shelf.key().forEach(c -> text.append(" AND ").append(c.sql()).append(" = ?"));
        return text.toString();
    }

    private void eachKey(Connection c, List<Row> rows, String sql) throws SQLException {
        Rows.batch(c, sql, rows, (statement, row) -> {
            statement.setObject(1, id);
            for (int i = 0; i < shelf.key().size(); i++) {
                statement.setObject(i + 2, row.values().get(i));
            }
        });
    }

    /** False if one of the keys is there already; nothing of the batch stands then. */
    private boolean insert(Connection c, List<Row> rows) throws SQLException {
        String sql = "INSERT INTO " + shelf.table() + " (" + shelf.sqlColumns("") + ", version_id, line_no) VALUES ("
                + Rows.marks(shelf.columns().size() + 2) + ")";
        try {
            Rows.batch(c, sql, rows, (statement, row) -> {
                int at = 1;
                for (Object value : row.values()) {
                    statement.setObject(at++, value);
                }
                statement.setObject(at++, id);
                statement.setLong(at, row.line());
            });
            return true;
        } catch (SQLException e) {
            if (!Rows.duplicate(e)) {
                throw e;
            }
            c.rollback();
            refuse(c, rows);
            return false;
        }
    }

    /** Names the first row whose key stood before. */
    private void refuse(Connection c, List<Row> rows) throws SQLException {
        String sql = "SELECT line_no FROM " + shelf.table() + " WHERE version_id = ?" + keyIs();
        for (Row row : rows) {
            Object[] key = new Object[shelf.key().size() + 1];
            key[0] = id;
            System.arraycopy(row.values().toArray(), 0, key, 1, shelf.key().size());
            List<Long> lines = Rows.all(c, sql, found -> found.getLong(1), key);
            if (!lines.isEmpty()) {
                throw new BadRow(row.line(), "code", text(row), "与第 " + lines.get(0) + " 行编码和开始日期相同");
            }
        }
    }

    /**
     * Takes over from another version what this one does not say itself.
     *
     * @param replaced code tables of which nothing is taken over
     */
    void layUpon(String base, List<String> replaced) {
        flush();
        long shift = lastLine;
        String type = replaced.isEmpty() ? "" : " AND b.type NOT IN (" + Rows.marks(replaced.size()) + ")";
        String copy = "INSERT INTO " + shelf.table() + " (" + shelf.sqlColumns("") + ", version_id, line_no) SELECT "
                + shelf.sqlColumns("b.") + ", ?, b.line_no + ? FROM " + shelf.table() + " b WHERE b.version_id = ?"
                + " AND NOT EXISTS (SELECT 1 FROM " + shelf.table() + " n WHERE n.version_id = ? AND "
                + shelf.sameKey("n.", "b.") + ")" + type;
        List<Object> values = new ArrayList<>(List.of(id, shift, base, id));
        values.addAll(replaced);
        String mine = "DELETE FROM " + shelf.table() + " WHERE version_id = ? AND line_no > ?";
        new Pieces(transactions)
                .each(
                        shelf,
                        base,
                        piece -> transactions.write(c -> {
                            hold(c);
                            // What a COMMIT that broke has left standing is done anew.
                            Rows.change(c, mine + piece.sql(""), piece.after(id, shift));
                            return Rows.change(c, copy + piece.sql("b."), piece.after(values.toArray()));
                        }));
    }

    /** What has been written, as {@code rows, voids, limits, limitSum}. */
    Map<String, Long> figures() {
        String limits = shelf == Shelf.ITEMS
                ? "SUM(CASE WHEN limit_e4 >= 0 THEN 1 ELSE 0 END), SUM(CASE WHEN limit_e4 >= 0 THEN limit_e4 ELSE 0"
                        + " END)"
                : "0, 0";
        String sql = "SELECT COUNT(*), SUM(CASE WHEN in_force = 0 THEN 1 ELSE 0 END), " + limits + " FROM "
                + shelf.table() + " WHERE version_id = ?";
        Map<String, Long> figures = new HashMap<>();
        new Pieces(transactions).each(shelf, id, piece -> transactions
                .read(c -> Rows.all(
                        c,
                        sql + piece.sql(""),
                        row -> Map.of(
                                "rows", row.getLong(1),
                                "voids", row.getLong(2),
                                "limits", row.getLong(3),
                                "limitSum", row.getLong(4)),
                        piece.after(id)))
                .get(0)
                .forEach((name, figure) -> figures.merge(name, figure, Math::addExact)));
        return figures;
    }

    /** The first characters of the codes, each once. */
    String beginnings() {
        String sql = "SELECT DISTINCT SUBSTRING(code, 1, 1) FROM " + shelf.table() + " WHERE version_id = ?";
        Set<String> each = new TreeSet<>();
        new Pieces(transactions)
                .each(
                        shelf,
                        id,
                        piece -> each.addAll(transactions.read(
                                c -> Rows.all(c, sql + piece.sql(""), row -> row.getString(1), piece.after(id)))));
        String all = String.join("", each);
        return all.length() > 400 ? all.substring(0, 400) : all;
    }

    private void hold(Connection c) throws SQLException {
        if (!held(c, id)) {
            throw clearedAway();
        }
    }

    /** Whether it is still being written; no one clears it away or makes it a version until this transaction ends. */
    static boolean held(Connection c, String id) throws SQLException {
        return begun(c, id).filter(at -> at != DOOMED).isPresent();
    }

    private static Optional<Long> begun(Connection c, String id) throws SQLException {
        String sql = "SELECT started_at FROM dictionary_draft WHERE version_id = ? FOR UPDATE";
        return Rows.one(c, sql, row -> row.getLong(1), id);
    }

    static BadRow clearedAway() {
        return new BadRow(0, "", "", "导入用时过长, 已被清理, 请重新导入");
    }

    /** Takes everything away again, unless it has become a version. */
    void discard() {
        discard(transactions, shelf, id);
    }

    static void discard(Transactions transactions, Shelf shelf, String id) {
        Optional<Pieces.Piece> gone = Optional.empty();
        do {
            Optional<String> behind = gone.map(Pieces.Piece::upTo);
            gone = transactions.write(c -> doom(c, id) ? clear(c, shelf, id, behind) : Optional.<Pieces.Piece>empty());
        } while (gone.isPresent());
    }

    /** Whether it is a draft and no version; it becomes none any more, here or on another node of a cluster. */
    private static boolean doom(Connection c, String id) throws SQLException {
        if (begun(c, id).isEmpty() || Versions.stands(c, id)) {
            return false;
        }
        Rows.change(c, "UPDATE dictionary_draft SET started_at = ? WHERE version_id = ?", DOOMED, id);
        return true;
    }

    /** Takes the next rows away, and when there are none any more the draft. */
    private static Optional<Pieces.Piece> clear(Connection c, Shelf shelf, String id, Optional<String> behind)
            throws SQLException {
        Optional<Pieces.Piece> next = Pieces.next(c, shelf, id, behind);
        if (next.isEmpty()) {
            Rows.change(c, "DELETE FROM dictionary_draft WHERE version_id = ?", id);
            return next;
        }
        String sql = "DELETE FROM " + shelf.table() + " WHERE version_id = ?"
                + next.get().sql("");
        Rows.change(c, sql, next.get().after(id));
        return next;
    }
}
