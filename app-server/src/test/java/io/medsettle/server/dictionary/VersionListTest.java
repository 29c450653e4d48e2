package io.medsettle.server.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions there are, however many. */
class VersionListTest extends DictionaryTables {
    private static final Book HERB = Book.of(CatalogueKind.HERB);

    @TempDir
    static Path directory;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.h2(directory);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Override
    TestDatabase database() {
        return database;
    }

    /** Copies of a version, each a second younger than the one before. */
    private void copies(Version a, int many) {
        database.change(
                "INSERT INTO dictionary_version SELECT CONCAT('V', x), book, title, origin, base_version, far_version,"
                        + " CONCAT('V', x), digest, row_count, void_count, limit_count, limit_sum, beginnings,"
                        + " created_at + x * 1000, created_by FROM dictionary_version, SYSTEM_RANGE(1, " + many
                        + ") WHERE version_id = '" + a.id() + "'");
    }

    @Test
    void a_book_whose_versions_are_older_than_thousands_of_another_is_still_counted_and_shown() {
        Version herb = of(file(HERB, "h", HEAD + "T1,甘草,,,,,,,,\n"));
        copies(of(file(DRUG, "d", HEAD + "X1,药,,,,,,,,\n")), 5_500);
        BooksController books = new BooksController(versions, clock);
        assertThat(books.all())
                .filteredOn(b -> b.book().equals("HERB"))
                .singleElement()
                .satisfies(b -> {
                    assertThat(b.versions()).isEqualTo(1);
                    assertThat(b.newest())
                            .isNotNull()
                            .extracting(VersionAnswer::versionId)
                            .isEqualTo(herb.id());
                });
        assertThat(books.one("DRUG").versions()).isEqualTo(5_501);
        assertThat(books.one("DRUG").newest())
                .extracting(VersionAnswer::versionId)
                .isEqualTo("V5500");
        assertThat(books.one("CONSUMABLE").newest()).isNull();
    }

    @Test
    void every_version_is_on_one_page_of_the_list_and_the_first_is_as_it_was() {
        Version oldest = of(file(DRUG, "d", HEAD + "X1,药,,,,,,,,\n"));
        copies(oldest, 450);
        DictionariesController desk = new DictionariesController(
                versions,
                pages,
                diffs,
                AuditTrail.of(
                        transactions, clock, new Secret(Base64.getEncoder().encodeToString(new byte[32]))),
                clock);
        assertThat(desk.list("DRUG", 0, 200))
                .hasSize(200)
                .extracting(VersionAnswer::versionId)
                .startsWith("V450");
        assertThat(desk.list("DRUG", 2, 200))
                .extracting(VersionAnswer::versionId)
                .hasSize(51)
                .endsWith("V1", oldest.id());
        assertThat(desk.list(null, 2, 200)).hasSize(51);
        assertThat(desk.list("HERB", 0, 200)).isEmpty();
    }
}
