package io.medsettle.server.audit;

import io.medsettle.server.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Where the log ends.
 *
 * @param count how many rows
 * @param digest the last one's, "" while there is none
 * @param keyMark of the key that the log was begun with, "" before
 * @param seal over the others, "" before the first row
 */
record AuditHead(long count, String digest, String keyMark, String seal) {
    private static final String READ =
            "SELECT entry_count, digest, key_mark, seal FROM audit_head WHERE chain = 'console'";
    private static final String WRITE =
            "UPDATE audit_head SET entry_count = ?, digest = ?, key_mark = ?, seal = ? WHERE chain = 'console'";
    private static final String INSERT =
            "INSERT INTO audit_head (chain, entry_count, digest, key_mark, seal) VALUES ('console', ?, ?, ?, ?)";
    static final AuditHead NONE = new AuditHead(0, "", "", "");

    static AuditHead sealed(long count, String digest, AuditSeal seal) {
        return new AuditHead(count, digest, seal.mark(), seal.over("head", List.of(Long.toString(count), digest)));
    }

    static Optional<AuditHead> read(Connection c) throws SQLException {
        return one(c, READ);
    }

    /** Other nodes wait until this transaction ends. */
    static Optional<AuditHead> lock(Connection c) throws SQLException {
        return one(c, READ + " FOR UPDATE");
    }

    private static Optional<AuditHead> one(Connection c, String sql) throws SQLException {
        return Rows.one(
                c, sql, row -> new AuditHead(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    void write(Connection c) throws SQLException {
        if (Rows.change(c, WRITE, count, digest, keyMark, seal) == 0) {
            Rows.change(c, INSERT, count, digest, keyMark, seal);
        }
    }

    boolean isGenuine(AuditSeal by) {
        return seal.equals(sealed(count, digest, by).seal());
    }
}
