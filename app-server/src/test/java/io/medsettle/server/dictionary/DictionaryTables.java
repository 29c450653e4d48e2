package io.medsettle.server.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.server.dictionary.Imports.Came;
import io.medsettle.server.dictionary.Imports.Wish;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** Empty dictionary tables before each test, and the short ways to fill them. */
abstract class DictionaryTables {
    static final Book DRUG = Book.of(CatalogueKind.DRUG);
    static final Charset GBK = Charset.forName("GB18030");
    static final String HEAD = "code,name,spec,unit,level,selfPayShare,priceLimit,begins,ends,valid\n";
    static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    final SettableClock clock = SettableClock.aMondayMorning();
    Transactions transactions;
    Versions versions;
    Pages pages;
    Diffs diffs;
    Imports imports;

    abstract TestDatabase database();

    @BeforeEach
    void open_on_empty_tables() {
        database().clear();
        transactions = new Transactions(database().writing(), database().reading(), Pause.jittered());
        versions = new Versions(transactions);
        pages = new Pages(transactions);
        diffs = new Diffs(transactions);
        imports = new Imports(transactions, versions, clock);
    }

    Came file(Book book, String key, String text, Charset charset, Optional<String> base) {
        try (Spool spool = Spool.of(new ByteArrayInputStream(text.getBytes(charset)))) {
            return imports.file(new Wish(book, "样本", base, key, "clerk"), spool.path(), charset, spool.digest());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Came file(Book book, String key, String text) {
        return file(book, key, text, StandardCharsets.UTF_8, Optional.empty());
    }

    static Version of(Came came) {
        assertThat(came).isInstanceOf(Imports.New.class);
        return ((Imports.New) came).version();
    }

    static List<String> defects(Came came) {
        assertThat(came).isInstanceOf(Imports.Refused.class);
        return ((Imports.Refused) came).defects();
    }

    void inForce(Version version, LocalDate from) {
        clock.tick(Duration.ofSeconds(1));
        Activation activation = new Activation(version.book(), from, clock.instant(), version.id(), "clerk");
        versions.activate(activation, Versions.Noting.NOTHING);
    }

    void nothingStands() {
        for (String table : List.of("dictionary_version", "dictionary_draft", "dictionary_entry", "catalogue_item")) {
            assertThat(database().texts("SELECT COUNT(*) FROM " + table))
                    .as(table)
                    .containsExactly("0");
        }
    }
}
