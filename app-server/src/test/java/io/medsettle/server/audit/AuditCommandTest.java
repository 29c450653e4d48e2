package io.medsettle.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import io.micronaut.core.value.MapPropertyResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The offline command, on a database file that no gateway holds. */
class AuditCommandTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void three_rows() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
            AuditTrail trail = new AuditTrail(
                    transactions, SettableClock.aMondayMorning(), new AuditSeal(AuditKeyFile.in(directory)));
            for (int i = 0; i < 3; i++) {
                trail.note(new Actor("H1", "lily", "10.0.0.1").entry("deed-" + i, "", AuditEntry.OK, ""));
            }
        }
    }

    private int command(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "medsettle.data",
                directory.toString(),
                "datasources.default.url",
                "jdbc:h2:file:" + directory.resolve("medsettle")
                        + ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;WRITE_DELAY=0",
                "datasources.default.username",
                "sa"));
        settings.putAll(more);
        return AuditCommand.run(new MapPropertyResolver(settings));
    }

    @Test
    void a_log_as_it_was_written_is_good() {
        assertThat(command(Map.of())).isZero();
    }

    @Test
    void a_changed_row_is_told_by_the_exit_code() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            assertThat(database.change("UPDATE audit_entry SET who = 'console/wang' WHERE entry_no = 2"))
                    .isEqualTo(1);
        }
        assertThat(command(Map.of())).isEqualTo(1);
    }

    @Test
    void without_the_key_nothing_is_said_of_the_log_and_none_is_made() throws IOException {
        assertThat(command(Map.of("medsettle.audit.key", "A".repeat(43) + "="))).isEqualTo(2);
        Files.delete(directory.resolve("audit-key"));
        assertThat(command(Map.of())).isEqualTo(2);
        assertThat(directory.resolve("audit-key")).doesNotExist();
    }
}
