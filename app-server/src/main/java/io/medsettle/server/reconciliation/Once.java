package io.medsettle.server.reconciliation;

import io.medsettle.server.store.Rows;
import java.sql.Connection;
import java.sql.SQLException;

/** Inserts that may be repeated after a COMMIT of which nobody knows whether it was applied. */
final class Once {
    private Once() {}

    /** @return false if a row of that key is there already */
    static boolean inserted(Connection c, String sql, Object... values) throws SQLException {
        try {
            return Rows.change(c, sql, values) == 1;
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                return false;
            }
            throw e;
        }
    }
}
