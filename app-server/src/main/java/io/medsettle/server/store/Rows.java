package io.medsettle.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Runs hand-written SQL with values bound in order: one round trip for a batch, one for a question. */
public final class Rows {
    private Rows() {}

    /** Puts one thing's values into a statement. */
    @FunctionalInterface
    public interface Bind<R> {
        void to(PreparedStatement statement, R row) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    public static <R> void batch(Connection c, String sql, Collection<R> rows, Bind<R> bind) throws SQLException {
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
    public static int change(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    public static <T> List<T> all(Connection c, String sql, Read<T> read, Object... values) throws SQLException {
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

    public static <T> Optional<T> one(Connection c, String sql, Read<T> read, Object... values) throws SQLException {
        List<T> found = all(c, sql, read, values);
        if (found.size() > 1) {
            throw new IllegalStateException("a key that is not unique");
        }
        return found.stream().findFirst();
    }

    /** As many question marks, with commas. */
    public static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }

    /** Whether the database complained that a key is there already. */
    public static boolean duplicate(SQLException e) {
        return Trouble.of(e) == Trouble.DUPLICATE;
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
