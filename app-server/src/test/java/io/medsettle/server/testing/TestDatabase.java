package io.medsettle.server.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.medsettle.server.store.Pools;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database with all its tables and nothing in them; two pools as the server opens them. */
public final class TestDatabase implements AutoCloseable {
    private final HikariDataSource reading;
    private final HikariDataSource writing;

    private TestDatabase(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        Pools.prepare(config);
        reading = new HikariDataSource(config);
        writing = Pools.writing(config);
        Flyway.configure()
                .dataSource(reading)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** An H2 file in a directory, as the server keeps one by default. */
    public static TestDatabase h2(Path directory) {
        return new TestDatabase(
                "jdbc:h2:file:" + directory.toAbsolutePath().resolve("medsettle")
                        + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0",
                "sa");
    }

    /** A fresh database on a real MySQL-protocol server. */
    public static TestDatabase mariaDb(MariaServer server, String name) {
        return new TestDatabase(server.newDatabase(name), "root");
    }

    public DataSource reading() {
        return reading;
    }

    public DataSource writing() {
        return writing;
    }

    /** Empties every table but the migrations' own. */
    public void clear() {
        for (String table : tables()) {
            change("DELETE FROM " + table);
        }
    }

    private List<String> tables() {
        return texts("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                + " AND table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')"
                + " AND table_name <> 'flyway_schema_history'"
                + (isH2() ? "" : " AND table_schema = DATABASE()"));
    }

    private boolean isH2() {
        return reading.getJdbcUrl().startsWith("jdbc:h2:");
    }

    /** The first column of what a question finds. */
    public List<String> texts(String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = reading.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public int change(String sql) {
        try (Connection connection = reading.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        reading.close();
        writing.close();
    }
}
