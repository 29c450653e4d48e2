package io.medsettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.server.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is encrypted and not named among the places would be lost when its key is taken out. */
class SealedPlaceTest {
    /** Keyed digests only, told anew in another way, and the book of keys itself. */
    private static final Set<String> NO_BOXES = Set.of("order_person", "vault_key");

    private static final Pattern PURPOSE = Pattern.compile("PURPOSE = \"([a-z-]+)\"");

    @TempDir
    Path directory;

    @Test
    void every_table_that_notes_a_key_is_named() {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            Set<String> tables = new TreeSet<>(database.texts(
                    "SELECT LOWER(table_name) FROM information_schema.columns WHERE LOWER(column_name) = 'key_id'"));
            tables.removeAll(NO_BOXES);
            assertThat(SealedPlace.ALL).extracting(SealedPlace::table).containsExactlyInAnyOrderElementsOf(tables);
        }
    }

    @Test
    void every_purpose_in_the_code_is_named() throws IOException {
        Set<String> purposes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher found = PURPOSE.matcher(Files.readString(file));
                while (found.find()) {
                    purposes.add(found.group(1));
                }
            }
        }
        assertThat(purposes).hasSizeGreaterThan(9);
        purposes.remove("person-mark");
        assertThat(SealedPlace.ALL).extracting(SealedPlace::purpose).containsExactlyInAnyOrderElementsOf(purposes);
    }
}
