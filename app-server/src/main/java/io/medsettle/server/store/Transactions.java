package io.medsettle.server.store;

import io.medsettle.ports.store.StoreUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where work on the database is begun, committed and tried again. A conflict (SQLState 40001: deadlock, lost
 * certification on a cluster) repeats the whole work, a bounded number of times, with jitter; so does a connection that
 * breaks before COMMIT. A COMMIT that breaks is an unknown outcome and is told apart. Work may therefore run several
 * times and must call nobody outside. Safe to share between threads.
 */
public final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 12;

    private final DataSource writing;
    private final DataSource reading;
    private final Pause pause;

    /**
     * @param writing connections that are best handed out with auto-commit off: it saves two round trips
     * @param reading connections with auto-commit on, for single statements
     */
    public Transactions(DataSource writing, DataSource reading, Pause pause) {
        this.writing = writing;
        this.reading = reading;
        this.pause = pause;
    }

    /** What is done on a connection; it neither commits nor rolls back nor keeps the connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * One statement that changes nothing.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public <T> T read(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = open(reading)) {
                return work.on(connection);
            } catch (SQLException e) {
                orGiveUp(e, attempt);
            }
        }
    }

    /**
     * One transaction that does no harm when it is done twice: a broken COMMIT is simply done again.
     *
     * @throws StoreUnavailable when the database does not answer
     */
    public <T> T write(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (CommitUnknown e) {
                waitOrGiveUp(e, attempt);
            }
        }
    }

    /** One transaction, repeated only while it is certain that nothing of it stands. */
    <T> T once(Work<T> work) throws CommitUnknown {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (SQLException e) {
                orGiveUp(e, attempt);
            }
        }
    }

    /** Waits before looking again after a broken COMMIT. */
    void waitOrGiveUp(CommitUnknown e, int attempt) {
        if (attempt >= TRIES) {
            throw new StoreUnavailable("every COMMIT broke, and none could be found", e);
        }
        pause.before(attempt);
    }

    private <T> T attempt(Work<T> work) throws SQLException, CommitUnknown {
        Connection connection = open(writing);
        boolean done = false;
        try {
            if (connection.getAutoCommit()) {
                connection.setAutoCommit(false);
            }
            T result = work.on(connection);
            commit(connection);
            done = true;
            return result;
        } finally {
            finish(connection, done);
        }
    }

    private static void commit(Connection connection) throws SQLException, CommitUnknown {
        try {
            connection.commit();
        } catch (SQLException e) {
            if (Trouble.of(e) == Trouble.CONFLICT) {
                throw e;
            }
            throw new CommitUnknown(e);
        } catch (RuntimeException e) {
            throw new CommitUnknown(new SQLException(e));
        }
    }

    /** What goes wrong here changes nothing any more: it is committed, or the server rolls it back by itself. */
    private static void finish(Connection connection, boolean done) {
        try (connection) {
            if (!done) {
                connection.rollback();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debug("a connection could not be put away: {}", e.getClass().getSimpleName());
        }
    }

    private static Connection open(DataSource source) {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailable("no connection to the database", Trouble.withoutText(e));
        }
    }

    private void orGiveUp(SQLException e, int attempt) {
        Trouble trouble = Trouble.of(e);
        if (!trouble.mayPass()) {
            throw new IllegalStateException("the database refused", Trouble.withoutText(e));
        }
        if (attempt >= TRIES) {
            throw new StoreUnavailable("the database gave way " + attempt + " times", Trouble.withoutText(e));
        }
        pause.before(attempt);
    }
}
