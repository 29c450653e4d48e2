package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.store.Pages;
import io.medsettle.ports.store.Appended.Written;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This program on tables that a newer one has changed. */
class SchemaGateTest {
    /** From here on every migration says which kind it is. */
    private static final int FIRST_TOLD = 21;

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    @TempDir
    Path directory;

    private void migrate(TestDatabase database, int version, String sql) throws IOException {
        Path later = Files.createDirectories(directory.resolve("later"));
        Files.writeString(later.resolve("V" + version + "__later.sql"), sql);
        Flyway.configure()
                .dataSource(database.reading())
                .locations(SchemaGate.PLACE, "filesystem:" + later)
                .load()
                .migrate();
    }

    private static SchemaGate gate(TestDatabase database) {
        Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
        return SchemaGate.of(transactions, database.reading(), List.of(SchemaGate.PLACE));
    }

    @Test
    void a_newer_program_may_add_and_this_one_goes_on_until_something_is_taken_away() throws IOException {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            assertThat(gate(database).newer()).isFalse();
            gate(database).admit();

            migrate(database, 900, """
                ALTER TABLE sealed ADD COLUMN room VARCHAR(32);
                ALTER TABLE order_history ADD COLUMN room VARCHAR(32) DEFAULT 'x' NOT NULL;
                CREATE TABLE later (id INT NOT NULL, PRIMARY KEY (id));
                """);
            SchemaGate gate = gate(database);
            gate.admit();
            assertThat(gate.newer()).isTrue();
            assertThat(gate.beyondUs()).isFalse();
            JdbcHistoryStore store = new JdbcHistoryStore(
                    new Transactions(database.writing(), database.reading(), Pause.jittered()),
                    TestVault.vault(),
                    PageListener.none());
            OrderId order = new OrderId("2026010500000001");
            assertThat(store.append(Pages.of(order, "p1", 0).sealed("ref", "秘密").build()))
                    .isInstanceOf(Written.class);
            assertThat(store.read(order)).hasSize(1);
            assertThat(store.unseal("ref")).isPresent();

            migrate(
                    database,
                    901,
                    "ALTER TABLE sealed DROP COLUMN sealed_at; INSERT INTO schema_floor (lowest) VALUES (900);");
            assertThat(gate.beyondUs()).as("seen by whoever is running already").isTrue();
            assertThatThrownBy(() -> gate(database).admit())
                    .isInstanceOfSatisfying(
                            StartRefused.class, e -> assertThat(e.why()).isEqualTo(StartRefused.Why.SCHEMA_BEYOND_US))
                    .hasMessageContaining("版本 901")
                    .hasMessageContaining("至少要版本 900 的程序");
        }
    }

    @Test
    void every_migration_says_whether_it_adds_or_takes_away_and_whoever_takes_away_raises_the_floor()
            throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            List<Path> told = files.filter(file -> version(file) >= FIRST_TOLD).toList();
            assertThat(told).isNotEmpty();
            for (Path file : told) {
                assertThat(wrong(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
        assertThat(wrong("-- expand\n-- no drop here\nALTER TABLE a ADD COLUMN b INT;"))
                .isEmpty();
        assertThat(wrong("-- contract\nALTER TABLE a DROP COLUMN b;\nINSERT INTO schema_floor (lowest) VALUES (20);"))
                .isEmpty();
        assertThat(wrong("-- expand\nCREATE INDEX c ON a (b, d);\nALTER TABLE a DROP INDEX b;"))
                .isEmpty();
        assertThat(wrong("ALTER TABLE a ADD COLUMN b INT;")).isNotEmpty();
        assertThat(wrong("-- expand\nALTER TABLE a DROP COLUMN b;")).isNotEmpty();
        assertThat(wrong("-- contract\nALTER TABLE a DROP COLUMN b;")).isNotEmpty();
    }

    private static int version(Path file) {
        Matcher matcher = VERSION.matcher(file.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String wrong(String sql) {
        String low = sql.toLowerCase(Locale.ROOT);
        // No program names an index: whether there is one, it does not notice.
        String deeds = low.replaceAll("(?m)^\\s*--.*$", "").replace("drop index", "");
        boolean takes = Stream.of("drop ", " modify ", " rename ", " change ").anyMatch(deeds::contains);
        if (low.startsWith("-- expand")) {
            return takes ? "it says that it adds, and takes away or changes" : "";
        }
        return low.startsWith("-- contract") && low.contains("into schema_floor") ? "" : "it does not say what it is";
    }
}
