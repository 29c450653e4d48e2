package io.medsettle.server.dictionary;

import static io.medsettle.server.testing.BreakingDataSource.Commit.APPLIED_THEN_BROKEN;
import static io.medsettle.server.testing.BreakingDataSource.Commit.BROKEN_UNAPPLIED;
import static io.medsettle.server.testing.BreakingDataSource.Commit.CONFLICT;
import static io.medsettle.server.testing.BreakingDataSource.Commit.WELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.dictionary.Imports.Wish;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.BreakingDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Imports whose database or node goes away in the middle; the same on every database. */
abstract class InterruptedImportContract extends DictionaryTables {
    private static final String FILE = HEAD + "X1,甲,,,,,,,,\nX2,乙,,,,,,,,\n";

    /** Imports over a database that goes away for good when a commit breaks. */
    private Imports breaking(BreakingDataSource.Commit... commits) {
        Transactions once = new Transactions(
                new BreakingDataSource(database().writing()).next(commits),
                database().reading(),
                attempt -> {
                    throw new StoreUnavailable("no connection to the database", null);
                });
        return new Imports(once, new Versions(once), clock);
    }

    @Test
    void a_version_whose_commit_stands_although_nobody_heard_of_it_keeps_its_rows() throws IOException {
        imports = breaking(WELL, WELL, APPLIED_THEN_BROKEN);
        assertThatThrownBy(() -> file(DRUG, "k1", FILE)).isInstanceOf(StoreUnavailable.class);
        assertThat(database().texts("SELECT row_count FROM dictionary_version")).containsExactly("2");
        assertThat(database().texts("SELECT COUNT(*) FROM catalogue_item")).containsExactly("2");

        clock.tick(Duration.ofHours(13));
        new Imports(transactions, versions, clock).sweep();
        assertThat(database().texts("SELECT COUNT(*) FROM catalogue_item")).containsExactly("2");
    }

    @Test
    void a_draft_that_names_a_version_which_stands_takes_no_row_of_it_away() {
        Version a = of(file(DRUG, "a", FILE));
        database().change("INSERT INTO dictionary_draft VALUES ('" + a.id() + "', 'DRUG', 1)");
        imports.sweep();
        assertThat(database().texts("SELECT COUNT(*) FROM catalogue_item")).containsExactly("2");
    }

    @Test
    void an_import_cleared_away_while_it_was_under_way_becomes_no_version_and_leaves_nothing() throws IOException {
        try (Spool spool = Spool.of(new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)))) {
            Imports.Came came = imports.file(
                    new Wish(DRUG, "", Optional.empty(), "k1", "clerk"),
                    spool.path(),
                    StandardCharsets.UTF_8,
                    spool.digest(),
                    (stage, line) -> {
                        if (stage.equals(ImportProgress.WRITING)) {
                            clock.tick(Duration.ofHours(13));
                            imports.sweep();
                        }
                    });
            assertThat(defects(came)).singleElement().asString().contains("已被清理");
        }
        nothingStands();
    }

    @Test
    void what_cannot_be_cleared_away_stops_no_import_and_not_the_clearing_of_the_rest() {
        database().change("INSERT INTO dictionary_draft VALUES ('a', 'NO_BOOK', 1)");
        database().change("INSERT INTO dictionary_draft VALUES ('b', 'DRUG', 1)");
        of(file(DRUG, "k1", FILE));
        assertThat(database().texts("SELECT version_id FROM dictionary_draft")).containsExactly("a");
    }

    @Test
    void what_is_left_of_a_large_import_is_cleared_away_to_the_last_row() {
        Version a = of(file(DRUG, "a", FILE));
        Version b = of(file(DRUG, "b", large()));
        database().change("DELETE FROM dictionary_version WHERE version_id = '" + b.id() + "'");
        database().change("INSERT INTO dictionary_draft VALUES ('" + b.id() + "', 'DRUG', 1)");
        imports.sweep();
        assertThat(database().texts("SELECT DISTINCT version_id FROM catalogue_item"))
                .containsExactly(a.id());
        assertThat(database().texts("SELECT COUNT(*) FROM dictionary_draft")).containsExactly("0");
    }

    private static String large() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 10_001; i++) {
            text.append("X").append(i).append(i == 7_000 ? ",药,,,,,2.5,,,0\n" : ",药,,,,,,,,\n");
        }
        return text.toString();
    }

    @Test
    void a_large_base_is_taken_over_in_pieces_and_none_of_them_twice_when_a_commit_breaks() {
        Version a = of(file(DRUG, "a", large()));
        BreakingDataSource source = new BreakingDataSource(database().writing())
                .next(WELL, WELL, APPLIED_THEN_BROKEN, CONFLICT, WELL, BROKEN_UNAPPLIED);
        Transactions whole = new Transactions(source, database().reading(), attempt -> {});
        imports = new Imports(whole, new Versions(whole), clock);
        Version b = of(
                file(DRUG, "b", HEAD + "X2,改,,,,,1,,,\nY1,新,,,,,,,,\n", StandardCharsets.UTF_8, Optional.of(a.id())));
        assertThat(b.rows()).isEqualTo(10_002);
        assertThat(b.voids()).isEqualTo(1);
        assertThat(b.limits()).isEqualTo(2);
        assertThat(b.limitSum()).isEqualTo(35_000);
        assertThat(b.beginnings()).isEqualTo("XY");
        assertThat(source.commits())
                .as("begun, rows, three pieces, published; three done again")
                .isEqualTo(9);
        assertThat(diffs.counts(Shelf.ITEMS, a.id(), b.id())).isEqualTo(new Diffs.Counts(1, 0, 1));
        assertThat(diffs.some(Shelf.ITEMS, a.id(), b.id(), Diffs.Kind.CHANGED, 50, 0))
                .singleElement()
                .satisfies(changed -> assertThat(changed.key()).startsWith("X2"));
    }

    @Test
    void two_versions_are_counted_once_however_often_they_are_looked_at() {
        Version a = of(file(DRUG, "a", FILE));
        Version b = of(file(DRUG, "b", FILE + "X3,丙,,,,,,,,\n"));
        BreakingDataSource source = new BreakingDataSource(database().reading());
        Diffs once = new Diffs(new Transactions(database().writing(), source, attempt -> {
            throw new StoreUnavailable("asked again", null);
        }));
        Diffs.Counts counts = once.counts(Shelf.ITEMS, a.id(), b.id());
        source.breakAtStatement(1);
        assertThat(once.counts(Shelf.ITEMS, a.id(), b.id())).isEqualTo(counts).isEqualTo(new Diffs.Counts(1, 0, 0));
        assertThat(once.some(Shelf.ITEMS, a.id(), b.id(), Diffs.Kind.CHANGED, 50, 0))
                .isEmpty();
    }
}
