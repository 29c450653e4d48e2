package io.medsettle.server.dictionary;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.util.List;

/** Reads a version's rows piece by piece: as they stood in the file, by code, or by words. Safe to share between threads. */
final class Pages {
    private final Transactions transactions;

    Pages(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The next rows behind this line, in the order of the lines. */
    List<Row> behind(Shelf shelf, String version, long line, int limit) {
        String sql = "SELECT line_no, " + shelf.sqlColumns("") + " FROM " + shelf.table()
                + " WHERE version_id = ? AND line_no > ? ORDER BY line_no LIMIT " + limit;
        return transactions.read(
                c -> Rows.all(c, sql, row -> new Row(row.getLong(1), shelf.values(row, 2)), version, line));
    }

    /** Rows with this code, earliest first; of code tables in any table. */
    List<List<Object>> ofCode(Shelf shelf, String version, String code) {
        String sql = "SELECT " + shelf.sqlColumns("") + " FROM " + shelf.table()
                + " WHERE version_id = ? AND code = ? ORDER BY " + shelf.keyOrder("");
        return transactions.read(c -> Rows.all(c, sql, row -> shelf.values(row, 1), version, code));
    }

    /** The rows of one code table. */
    List<List<Object>> ofType(String version, String type) {
        Shelf shelf = Shelf.ENTRIES;
        String sql = "SELECT " + shelf.sqlColumns("") + " FROM " + shelf.table()
                + " WHERE version_id = ? AND type = ? ORDER BY code, begins_on";
        return transactions.read(c -> Rows.all(c, sql, row -> shelf.values(row, 1), version, type));
    }

    /** Rows whose code begins with the text, or whose name has it, in the order of the key. "" finds all. */
    List<List<Object>> search(Shelf shelf, String version, String text, int limit, long skip) {
        String sql = "SELECT " + shelf.sqlColumns("") + " FROM " + shelf.table()
                + " WHERE version_id = ? AND (code LIKE ? ESCAPE '!' OR name LIKE ? ESCAPE '!') ORDER BY "
                + shelf.keyOrder("") + " LIMIT " + limit + " OFFSET " + skip;
        String plain = escaped(text);
        return transactions.read(
                c -> Rows.all(c, sql, row -> shelf.values(row, 1), version, plain + "%", "%" + plain + "%"));
    }

    long found(Shelf shelf, String version, String text) {
        String sql = "SELECT COUNT(*) FROM " + shelf.table()
                + " WHERE version_id = ? AND (code LIKE ? ESCAPE '!' OR name LIKE ? ESCAPE '!')";
        String plain = escaped(text);
        return transactions
                .read(c -> Rows.all(c, sql, row -> row.getLong(1), version, plain + "%", "%" + plain + "%"))
                .get(0);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
