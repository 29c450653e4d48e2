package io.medsettle.server.dictionary;

import static io.medsettle.server.testing.BreakingDataSource.Commit.BROKEN_UNAPPLIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.clients.Client;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.BreakingDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Imports begun at the console, and what their pages tell; the same on every database. */
abstract class ImportRunsContract extends DictionaryTables {
    private static final String KEY = "a".repeat(32);
    private static final String FILE = HEAD + "X1,甲,,,,,,,,\n";

    private final Client li = new Client("console/li", "org", Set.of());

    private ImportRuns.Upload upload(String title, String charset) {
        return new ImportRuns.Upload(KEY, "DRUG", title, "", charset, "药.csv");
    }

    /** Begins an import, and waits until nobody is at it. */
    private ImportRun ended(ImportRows rows, ImportRuns.Upload asked, String text, Client who) {
        ExecutorService background = Executors.newSingleThreadExecutor();
        try {
            ImportRuns runs = new ImportRuns(imports, rows, versions, clock, background);
            String id = runs.begin(asked, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), who);
            background.shutdown();
            assertThat(background.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            return runs.need(id);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            background.shutdownNow();
        }
    }

    private ImportRun ended(ImportRuns.Upload asked, String text) {
        return ended(new ImportRows(transactions), asked, text, li);
    }

    @Test
    void an_import_that_stands_is_told_as_done_although_its_end_could_not_be_put_down() {
        ImportRows deaf = new ImportRows(transactions) {
            @Override
            void end(String id, String stage, String version, List<String> defects, Instant now) {
                if (stage.equals(ImportRun.DONE)) {
                    throw new StoreUnavailable("no connection to the database", null);
                }
                super.end(id, stage, version, defects, now);
            }
        };
        ImportRun run = ended(deaf, upload("", "UTF-8"), FILE, li);
        assertThat(database().texts("SELECT stage FROM dictionary_import")).containsExactly("FAILED");
        assertThat(run.stage()).isEqualTo("DONE");
        assertThat(database().texts("SELECT version_id FROM dictionary_version"))
                .containsExactly(run.version());
    }

    @Test
    void an_import_whose_node_died_after_its_version_stood_is_told_as_done() {
        ImportRows silent = new ImportRows(transactions) {
            @Override
            void end(String id, String stage, String version, List<String> defects, Instant now) {}
        };
        ended(silent, upload("", "UTF-8"), FILE, li);
        clock.tick(Duration.ofMinutes(11));
        ExecutorService nobody = Executors.newSingleThreadExecutor();
        ImportRuns elsewhere = new ImportRuns(imports, new ImportRows(transactions), versions, clock, nobody);
        assertThat(elsewhere.newest(5)).singleElement().satisfies(run -> {
            assertThat(run.stage()).isEqualTo("DONE");
            assertThat(versions.find(run.version())).isPresent();
        });
        nobody.shutdownNow();
    }

    @Test
    void an_import_that_has_ended_stays_as_it_ended() {
        assertThat(ended(upload("", "UTF-8"), FILE).stage()).isEqualTo("DONE");
        ImportRows rows = new ImportRows(transactions);
        rows.end(KEY, ImportRun.FAILED, "", List.of(), clock.instant());
        rows.move(KEY, ImportProgress.WRITING, 1, clock.instant());
        assertThat(rows.find(KEY).map(ImportRun::stage)).isEqualTo(Optional.of("DONE"));
    }

    @Test
    void a_mended_file_sent_from_the_same_page_is_refused_in_words_and_not_thrown_away() {
        String bad = HEAD + ",没有编码,,,,,,,,\n";
        assertThat(ended(upload("", "UTF-8"), bad).stage()).isEqualTo("REFUSED");
        assertThat(ended(upload("", "UTF-8"), bad).stage())
                .as("the same again is the same")
                .isEqualTo("REFUSED");
        refused(() -> ended(upload("", "UTF-8"), FILE));
        refused(() -> ended(upload("", "GBK"), bad));
        refused(() -> ended(upload("元月", "UTF-8"), bad));
        Client wang = new Client("console/wang", "org", Set.of());
        refused(() -> ended(new ImportRows(transactions), upload("", "UTF-8"), bad, wang));
        assertThat(database().texts("SELECT stage FROM dictionary_import")).containsExactly("REFUSED");
    }

    private static void refused(ThrowingCallable upload) {
        assertThatThrownBy(upload).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.problem().status()).isEqualTo(409);
            assertThat(no.problem().detail()).contains("先前提交过另一个文件");
        });
    }

    @Test
    void a_file_whose_import_came_to_nothing_is_read_again_from_the_same_page_and_becomes_one_version() {
        Imports well = imports;
        imports = new Imports(
                new Transactions(
                        new BreakingDataSource(database().writing()).next(BROKEN_UNAPPLIED),
                        database().reading(),
                        attempt -> {
                            throw new StoreUnavailable("no connection to the database", null);
                        }),
                versions,
                clock);
        assertThat(ended(upload("", "UTF-8"), FILE).stage()).isEqualTo("FAILED");
        imports = well;
        clock.tick(Duration.ofMinutes(1));
        ImportRun again = ended(upload("", "UTF-8"), FILE);
        assertThat(again.stage()).isEqualTo("DONE");
        assertThat(ended(upload("", "UTF-8"), FILE)).isEqualTo(again);
        assertThat(database().texts("SELECT COUNT(*) FROM dictionary_version")).containsExactly("1");

        database().change("DELETE FROM dictionary_version");
        database().change("UPDATE dictionary_import SET stage = 'WRITING'");
        assertThat(ended(upload("", "UTF-8"), FILE).stage())
                .as("somebody is at it")
                .isEqualTo("WRITING");
        clock.tick(Duration.ofMinutes(11));
        assertThat(ended(upload("", "UTF-8"), FILE).stage()).isEqualTo("DONE");
    }
}
