package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.sandbox.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load test that comes with the sandbox, against a gateway of these tests. */
class LoadTest {
    private static final Gateway GATEWAY = Gateway.start(Map.of(
            "medsettle.gateway.deadline", "3s",
            "medsettle.credit.platform.call", "2s",
            "medsettle.credit.platform.question", "2s",
            "medsettle.credit.circuit.silences", "1000"));

    @TempDir
    Path directory;

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private int load(String... more) {
        Path rows = directory.resolve("load.csv");
        List<String> words = new java.util.ArrayList<>(
                List.of("--url", GATEWAY.address().toString(), "--at-once", "4", "--rows", rows.toString()));
        words.addAll(List.of(more));
        return Load.run(words);
    }

    @Test
    @Covers("A42")
    void a_load_is_told_with_losses_and_every_fen_is_where_the_answers_say() throws IOException {
        assertThat(load("--events", "30", "--lost", "60", "--seed", "7")).isZero();

        List<String> rows = Files.readAllLines(directory.resolve("load.csv"));
        assertThat(rows).hasSizeGreaterThan(30).first().isEqualTo("at_ms,event,result,took_ms");
        assertThat(rows).anyMatch(row -> row.contains(",PAID,"));
    }

    @Test
    void words_that_are_not_understood_change_nothing() {
        long before = GATEWAY.count("SELECT COUNT(*) FROM order_view");
        assertThat(load("--events", "many")).isEqualTo(2);
        assertThat(load("--events")).isEqualTo(2);
        assertThat(load("--speed", "5")).isEqualTo(2);
        assertThat(GATEWAY.count("SELECT COUNT(*) FROM order_view")).isEqualTo(before);
    }
}
