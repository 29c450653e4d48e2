package io.medsettle.server.testing;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source whose commits go wrong in the ways told beforehand, one way a commit; then it is whole again. */
public final class BreakingDataSource implements DataSource {
    /** How a commit goes. */
    public enum Commit {
        /** As it should. */
        WELL,
        /** It stands, and the answer is lost. */
        APPLIED_THEN_BROKEN,
        /** It does not stand, and the answer is lost. */
        BROKEN_UNAPPLIED,
        /** Refused as a conflict: rolled back. */
        CONFLICT
    }

    private final DataSource real;
    private final Queue<Commit> next = new ArrayDeque<>();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger statements = new AtomicInteger();
    private int breakAtStatement;

    public BreakingDataSource(DataSource real) {
        this.real = real;
    }

    /** What the next commits come to. */
    public BreakingDataSource next(Commit... commitsToCome) {
        next.addAll(List.of(commitsToCome));
        return this;
    }

    /** The connection breaks when the n-th statement from now is prepared. */
    public void breakAtStatement(int n) {
        statements.set(0);
        breakAtStatement = n;
    }

    /** How many commits were tried. */
    public int commits() {
        return commits.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    if (method.getName().equals("commit")) {
                        commit(connection);
                        return null;
                    }
                    if (method.getReturnType() == PreparedStatement.class
                            && statements.incrementAndGet() == breakAtStatement) {
                        throw new SQLException("Communications link failure", "08S01");
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void commit(Connection connection) throws SQLException {
        commits.incrementAndGet();
        Commit how = next.isEmpty() ? Commit.WELL : next.remove();
        switch (how) {
            case WELL -> connection.commit();
            case APPLIED_THEN_BROKEN -> {
                connection.commit();
                throw new SQLException("Communications link failure", "08S01");
            }
            case BROKEN_UNAPPLIED -> {
                connection.rollback();
                throw new SQLException("Communications link failure", "08S01");
            }
            case CONFLICT -> {
                connection.rollback();
                throw new SQLException("Deadlock found when trying to get lock", "40001", 1213);
            }
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
