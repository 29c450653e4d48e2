package io.medsettle.server.dictionary;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Goes through a version in pieces, in the order of the key, as the rows lie in the table: one statement over all of a large version
 * would not end before its connection gives up waiting, and be begun again and again. Safe to share between threads.
 */
final class Pieces {
    /** How many rows one statement takes up, and those besides that share the first column of the last one's key. */
    private static final int ROWS = 5_000;

    private final Transactions transactions;

    Pieces(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Rows that follow each other.
     *
     * @param behind the first key column of the last row before them; empty if there is none
     * @param upTo that of the last one
     */
    record Piece(Shelf shelf, Optional<String> behind, String upTo) {
        /** A condition on the rows of this alias, to follow others. */
        String sql(String alias) {
            String column = alias + shelf.key().get(0).sql();
            return (behind.isPresent() ? " AND " + column + " > ?" : "") + " AND " + column + " <= ?";
        }

        /** These values, and then the condition's own. */
        Object[] after(Object... values) {
            List<Object> all = new ArrayList<>(List.of(values));
            behind.ifPresent(all::add);
            all.add(upTo);
            return all.toArray();
        }
    }

    /** Every row is in one of the pieces; a version without rows has none. */
    void each(Shelf shelf, String version, Consumer<Piece> work) {
        Optional<Piece> piece = next(shelf, version, Optional.empty());
        while (piece.isPresent()) {
            work.accept(piece.get());
            piece = next(shelf, version, Optional.of(piece.get().upTo()));
        }
    }

    private Optional<Piece> next(Shelf shelf, String version, Optional<String> behind) {
        return transactions.read(c -> next(c, shelf, version, behind));
    }

    /** Empty if there are no rows any more. */
    static Optional<Piece> next(Connection c, Shelf shelf, String version, Optional<String> behind)
            throws SQLException {
        String column = shelf.key().get(0).sql();
        String sql = "SELECT MAX(p." + column + "), COUNT(*) FROM (SELECT " + column + " FROM " + shelf.table()
                + " WHERE version_id = ?" + (behind.isPresent() ? " AND " + column + " > ?" : "") + " ORDER BY "
                + shelf.keyOrder("") + " LIMIT " + ROWS + ") p";
        Object[] values = behind.isPresent() ? new Object[] {version, behind.get()} : new Object[] {version};
        return Rows.all(c, sql, row -> row.getLong(2) == 0 ? "" : row.getString(1), values).stream()
                .filter(upTo -> !upTo.isEmpty())
                .map(upTo -> new Piece(shelf, behind, upTo))
                .findFirst();
    }
}
