package io.medsettle.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.server.store.KeyBook;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.SchemaGate;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import io.medsettle.server.testing.TestDatabase;
import io.micronaut.core.value.MapPropertyResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline command, on a database file that no gateway holds. */
class KeysCommandTest {
    private final SettableClock clock = SettableClock.aMondayMorning();

    @TempDir
    private Path directory;

    private String url() {
        return "jdbc:h2:file:" + directory.resolve("medsettle")
                + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0;LOCK_TIMEOUT=1";
    }

    private int command() {
        Map<String, Object> settings = Map.of(
                "medsettle.vault.current",
                "k2",
                "medsettle.vault.keys",
                Map.of("k1", Planted.key(1).reveal(), "k2", Planted.key(2).reveal()),
                "datasources.default.url",
                url(),
                "datasources.default.username",
                "sa");
        return KeysCommand.run(new MapPropertyResolver(settings), clock);
    }

    /** A gateway wrote under the old key, long ago. */
    private void wrote(TestDatabase database) {
        Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
        Vault old = new Vault("k1", Map.of("k1", Planted.key(1)));
        new KeyBook(transactions, old, clock).admit();
        new Planted(transactions).plant(old, 2);
        clock.tick(Duration.ofMinutes(10));
    }

    @Test
    void everything_comes_under_the_new_key_and_the_old_one_is_struck_out() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            wrote(database);
            assertThat(command()).isZero();
            assertThat(database.texts("SELECT key_id FROM vault_key")).containsExactly("k2");
        }
    }

    @Test
    void a_program_that_does_not_know_every_table_strikes_out_no_key() throws IOException {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            wrote(database);
            Path later = Files.createDirectories(directory.resolve("later"));
            Files.writeString(
                    later.resolve("V900__later.sql"),
                    "CREATE TABLE later (id INT NOT NULL, key_id VARCHAR(32) NOT NULL, PRIMARY KEY (id));"
                            + " INSERT INTO later (id, key_id) VALUES (1, 'k1');");
            Flyway.configure()
                    .dataSource(database.reading())
                    .locations(SchemaGate.PLACE, "filesystem:" + later)
                    .load()
                    .migrate();
            assertThat(command()).isEqualTo(2);
            assertThat(database.texts("SELECT key_id FROM vault_key")).containsExactly("k1");
        }
    }

    @Test
    void nor_does_one_on_tables_that_are_older() {
        Flyway.configure()
                .dataSource(url(), "sa", "")
                .locations(SchemaGate.PLACE)
                .target("21")
                .load()
                .migrate();
        assertThat(command()).isEqualTo(2);
    }

    @Test
    void a_database_that_gives_way_is_told_by_the_exit_code() throws SQLException {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            wrote(database);
            try (Connection other = database.writing().getConnection();
                    Statement lock = other.createStatement()) {
                lock.execute("SELECT * FROM sealed FOR UPDATE");
                assertThat(command()).isOne();
                other.rollback();
            }
            assertThat(command()).isZero();
        }
    }
}
