package io.medsettle.acceptance;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.api.Trigger;

/**
 * A table that takes some rows and then no more, until it is mended: a store that dies between two writes. Of several tables one
 * fails at a time.
 */
public final class FailingTable implements Trigger, AutoCloseable {
    private static volatile Failing failing = new Failing("");

    private final Optional<DataSource> source;
    private final List<String> tables;
    private String own = "";

    /** What fails now, how many rows it still takes, and how often it took none. */
    private record Failing(String table, AtomicInteger left, AtomicInteger deaths) {
        Failing(String table) {
            this(table, new AtomicInteger(), new AtomicInteger());
        }
    }

    /** For the database alone. */
    public FailingTable() {
        source = Optional.empty();
        tables = List.of();
    }

    private FailingTable(DataSource source, String... tables) {
        this.source = Optional.of(source);
        this.tables = List.of(tables);
    }

    /** One table that takes so many rows. */
    static FailingTable after(Gateway gateway, String table, int rows) {
        FailingTable broken = of(gateway, table);
        broken.breaks(table, rows);
        return broken;
    }

    /** Tables that may break; all of them work. */
    static FailingTable of(Gateway gateway, String... tables) {
        failing = new Failing("");
        FailingTable broken = new FailingTable(source(gateway), tables);
        for (String table : tables) {
            broken.say("CREATE TRIGGER broken_" + table + " BEFORE INSERT ON " + table + " FOR EACH ROW CALL '"
                    + FailingTable.class.getName() + "'");
        }
        return broken;
    }

    static void say(Gateway gateway, String sql) {
        new FailingTable(source(gateway)).say(sql);
    }

    private static DataSource source(Gateway gateway) {
        return DelegatingDataSource.unwrapDataSource(gateway.bean(DataSource.class));
    }

    /** From now on it is this table that takes so many rows more; whichever failed before is mended at the same moment. */
    void breaks(String table, int rows) {
        Failing next = new Failing(table);
        next.left().set(rows);
        failing = next;
    }

    /** All of them work again. */
    void mend() {
        failing = new Failing("");
    }

    /** How many rows were refused since the table broke. */
    int deaths() {
        return failing.deaths().get();
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
    public void init(Connection connection, String schema, String trigger, String table, boolean before, int type) {
        own = table.toLowerCase(Locale.ROOT);
    }

    @Override
    public void fire(Connection connection, Object[] before, Object[] row) throws SQLException {
        Failing now = failing;
        if (now.table().equals(own) && now.left().getAndDecrement() <= 0) {
            now.deaths().incrementAndGet();
            throw new SQLException("the lights went out", "HY000");
        }
    }

    @Override
    public void close() {
        mend();
        tables.forEach(table -> say("DROP TRIGGER broken_" + table));
    }
}
