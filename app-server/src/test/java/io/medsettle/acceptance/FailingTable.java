package io.medsettle.acceptance;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.api.Trigger;

/** A table that takes some rows and then no more, until it is mended: a store that dies between two writes. */
public final class FailingTable implements Trigger, AutoCloseable {
    private static final AtomicInteger LEFT = new AtomicInteger();

    private final Optional<DataSource> source;

    /** For the database alone. */
    public FailingTable() {
        source = Optional.empty();
    }

    private FailingTable(DataSource source) {
        this.source = Optional.of(source);
    }

    static FailingTable after(Gateway gateway, String table, int rows) {
        LEFT.set(rows);
        FailingTable broken = new FailingTable(DelegatingDataSource.unwrapDataSource(gateway.bean(DataSource.class)));
        broken.say("CREATE TRIGGER broken BEFORE INSERT ON " + table + " FOR EACH ROW CALL '"
                + FailingTable.class.getName() + "'");
        return broken;
    }

    static void say(Gateway gateway, String sql) {
        new FailingTable(DelegatingDataSource.unwrapDataSource(gateway.bean(DataSource.class))).say(sql);
    }

    private void say(String sql) {
        try (Connection connection = source.orElseThrow().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] row) throws SQLException {
        if (LEFT.getAndDecrement() <= 0) {
            throw new SQLException("the lights went out", "HY000");
        }
    }

    @Override
    public void close() {
        if (source.isPresent()) {
            say("DROP TRIGGER broken");
        }
    }
}
