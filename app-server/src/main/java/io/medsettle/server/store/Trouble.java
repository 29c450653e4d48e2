package io.medsettle.server.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;

/** What a database's complaint means for the one who asked. */
enum Trouble {
    /** Deadlock, lost certification, lock wait: nothing was done, the whole transaction may be tried again. */
    CONFLICT,
    /** The connection is gone. Before COMMIT nothing was done; after it, nobody knows. */
    BROKEN,
    /** A key is there already. */
    DUPLICATE,
    /** Anything else: too long, no such table. Trying again will not help. */
    REFUSED;

    private static final int MYSQL_DUPLICATE = 1062;
    private static final int H2_DUPLICATE = 23505;
    private static final int H2_CONCURRENT_UPDATE = 90131;
    private static final int H2_DATABASE_CLOSED = 90098;
    private static final int H2_CLOSING = 90121;

    static Trouble of(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("40001") || state.equals("HYT00") || e.getErrorCode() == H2_CONCURRENT_UPDATE) {
            return CONFLICT;
        }
        if (e.getErrorCode() == MYSQL_DUPLICATE || e.getErrorCode() == H2_DUPLICATE) {
            return DUPLICATE;
        }
        return connectionIsGone(e, state) ? BROKEN : REFUSED;
    }

    private static boolean connectionIsGone(SQLException e, String state) {
        return state.startsWith("08")
                || e instanceof SQLRecoverableException
                || e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e.getErrorCode() == H2_DATABASE_CLOSED
                || e.getErrorCode() == H2_CLOSING;
    }

    boolean mayPass() {
        return this == CONFLICT || this == BROKEN;
    }

    /** The same complaint without its text: drivers quote values, and values may be anybody's. */
    static SQLException withoutText(SQLException e) {
        SQLException bare = new SQLException(
                "SQLState " + e.getSQLState() + ", error " + e.getErrorCode(), e.getSQLState(), e.getErrorCode());
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }
}
