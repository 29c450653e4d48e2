package io.medsettle.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs hand-written SQL: one round trip for a batch, one for a question. */
final class Rows {
    private Rows() {}

    /** Puts one thing's values into a statement. */
    @FunctionalInterface
    interface Bind<R> {
        void to(PreparedStatement statement, R row) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    static <R> void batch(Connection c, String sql, Collection<R> rows, Bind<R> bind) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            for (R row : rows) {
                bind.to(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** How many rows it changed. Values are text, long or int. */
    static int change(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> all(Connection c, String sql, Read<T> read, Object... values) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read.from(rows));
                }
            }
            return found;
        }
    }

    static <T> Optional<T> one(Connection c, String sql, Read<T> read, Object... values) throws SQLException {
        List<T> found = all(c, sql, read, values);
        if (found.size() > 1) {
            throw new IllegalStateException("a key that is not unique");
        }
        return found.stream().findFirst();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
