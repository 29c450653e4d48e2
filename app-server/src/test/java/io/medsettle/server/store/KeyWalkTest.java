package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.server.testing.MariaServer;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyWalkTest {
    private static final List<String> SOURCES = List.of("a", "b", "c");
    private static final List<String> VERDICTS = List.of("FORGED", "GENUINE");
    private static final int EACH = 40;
    private static final int ROWS = SOURCES.size() * VERDICTS.size() * EACH;

    @TempDir
    Path directory;

    private static KeyWalk inbox() {
        return SealedPlace.ALL.stream()
                .filter(place -> place.table().equals("inbox"))
                .findFirst()
                .orElseThrow()
                .walk();
    }

    private static void plant(TestDatabase database) {
        List<String> rows = new ArrayList<>();
        for (String source : SOURCES) {
            for (String verdict : VERDICTS) {
                for (int n = 0; n < EACH; n++) {
                    rows.add("('" + source + "', '" + verdict + "', 'knock-" + n + "', 0, 0, '', '', 0, '', 'k" + n % 2
                            + "', X'00')");
                }
            }
        }
        database.change(
                "INSERT INTO inbox (source, verdict, knock_id, arrived_at, handled_at, kind, numbers, waits, why,"
                        + " key_id, box) VALUES " + String.join(", ", rows));
    }

    private static TestDatabase server(String name) {
        Assumptions.assumeTrue(MariaServer.ofThisMachine().isPresent(), MariaServer.MISSING);
        return TestDatabase.mariaDb(MariaServer.ofThisMachine().orElseThrow(), name);
    }

    private static void walked(TestDatabase database) {
        plant(database);
        Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
        for (int most : List.of(1, 7, EACH, ROWS, ROWS + 1)) {
            List<List<String>> seen = new ArrayList<>();
            inbox().until(transactions, most, rows -> {
                assertThat(rows).hasSizeLessThanOrEqualTo(most);
                rows.forEach(row -> seen.add(row.key()));
                return false;
            });
            assertThat(seen).hasSize(ROWS);
            assertThat(Set.copyOf(seen)).hasSize(ROWS);
        }
        assertThat(inbox().counts(transactions)).isEqualTo(Map.of("k0", ROWS / 2L, "k1", ROWS / 2L));
        List<List<String>> some = new ArrayList<>();
        inbox().until(transactions, 7, rows -> {
            rows.forEach(row -> some.add(row.key()));
            return true;
        });
        assertThat(some).hasSize(7);
    }

    @Test
    void every_row_is_seen_once_whatever_the_step() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            walked(database);
        }
    }

    @Test
    void every_row_is_seen_once_on_a_server() {
        try (TestDatabase database = server("walk")) {
            walked(database);
        }
    }

    /** People without a second factor have no box: they are passed over, and the walk goes on behind them. */
    @Test
    void rows_in_which_nothing_lies_do_not_end_the_walk() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            plant(database);
            Transactions transactions = new Transactions(database.writing(), database.reading(), Pause.jittered());
            KeyWalk few = new KeyWalk(
                    "inbox",
                    List.of("source", "verdict", "knock_id"),
                    "CASE WHEN source = 'c' THEN key_id ELSE NULL END");
            List<String> sources = new ArrayList<>();
            few.until(transactions, 5, rows -> {
                rows.forEach(row -> sources.add(row.key().get(0)));
                return false;
            });
            assertThat(sources).hasSize(ROWS / 3).containsOnly("c");
        }
    }

    @Test
    void a_step_reads_no_more_rows_than_it_has_wherever_it_is() throws SQLException {
        try (TestDatabase database = server("steps")) {
            plant(database);
            try (Connection c = database.reading().getConnection()) {
                List<String> last = List.of();
                List<KeyWalk.Seen> rows;
                do {
                    change(c, "FLUSH STATUS");
                    rows = inbox().next(c, last, 10);
                    assertThat(read(c)).as("behind " + last).isLessThanOrEqualTo(15);
                    last = rows.isEmpty() ? last : rows.get(rows.size() - 1).key();
                } while (rows.size() == 10);
                assertThat(last).isEqualTo(List.of("c", "GENUINE", "knock-9"));
            }
        }
    }

    private static void change(Connection c, String sql) throws SQLException {
        try (Statement statement = c.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long read(Connection c) throws SQLException {
        try (Statement statement = c.createStatement();
                ResultSet rows = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
            List<Long> figures = new ArrayList<>();
            while (rows.next()) {
                figures.add(rows.getLong(2));
            }
            return figures.stream().collect(Collectors.summingLong(n -> n));
        }
    }
}
