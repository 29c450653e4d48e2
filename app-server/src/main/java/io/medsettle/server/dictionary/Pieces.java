package io.medsettle.server.dictionary;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Goes through a version in pieces: one statement over all of a large version would not end before its connection gives up waiting,
 * and be begun again and again. Safe to share between threads.
 */
final class Pieces {
    /** How many rows one statement takes up. */
    private static final int ROWS = 5_000;
    /** Before the first line. */
    static final long START = 0;

    private final Transactions transactions;

    Pieces(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Does something with the rows of these lines. */
    @FunctionalInterface
    interface Piece {
        void on(long behind, long upTo);
    }

    /** Every row is in one of the pieces; a version without rows has none. */
    void each(Shelf shelf, String version, Piece piece) {
        long behind = START;
        for (Optional<Long> upTo = next(shelf, version, behind);
                upTo.isPresent();
                upTo = next(shelf, version, behind)) {
            piece.on(behind, upTo.get());
            behind = upTo.get();
        }
    }

    private Optional<Long> next(Shelf shelf, String version, long behind) {
        return transactions.read(c -> last(c, shelf, version, behind));
    }

    /** The last line of the piece that begins behind this line; empty if there are no rows any more. */
    static Optional<Long> last(Connection c, Shelf shelf, String version, long behind) throws SQLException {
        String sql = "SELECT MAX(p.line_no), COUNT(*) FROM (SELECT line_no FROM " + shelf.table()
                + " WHERE version_id = ? AND line_no > ? ORDER BY line_no LIMIT " + ROWS + ") p";
        return Rows.one(
                        c,
                        sql,
                        row -> row.getLong(2) == 0 ? Optional.<Long>empty() : Optional.of(row.getLong(1)),
                        version,
                        behind)
                .orElseThrow();
    }
}
