package io.medsettle.server.dictionary;

import io.medsettle.ports.insurance.CatalogueRow;
import io.medsettle.ports.insurance.CatalogueSource;
import io.medsettle.ports.insurance.CatalogueSummary;
import io.medsettle.ports.insurance.DictionaryEntry;
import io.medsettle.ports.insurance.InsurerLookups;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.dictionary.Version.Origin;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports a file or an insurer's catalogue as one new version, whole or not at all (导入). The same key brings the version that
 * it brought before. Memory does not grow with the number of rows. Safe to share between threads and nodes.
 */
final class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final Duration ABANDONED = Duration.ofHours(12);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(BusinessDay.ZONE);

    private final Transactions transactions;
    private final Versions versions;
    private final InstantSource clock;
    private final SecureRandom chance = new SecureRandom();

    Imports(Transactions transactions, Versions versions, InstantSource clock) {
        this.transactions = transactions;
        this.versions = versions;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param key known again by this, ≤170
     * @param base the version that is only changed by what comes; empty if it is whole by itself
     */
    record Wish(Book book, String title, Optional<String> base, String key, String by) {}

    /** What came of it. */
    sealed interface Came permits New, Same, OtherContent, Refused, NothingNew {}

    record New(Version version) implements Came {}

    record Same(Version version) implements Came {}

    /** The key brought something else before. */
    record OtherContent(Version version) implements Came {}

    /** @param defects in words; never empty */
    record Refused(List<String> defects) implements Came {}

    /** The insurer has nothing newer than this. */
    record NothingNew(Version version) implements Came {}

    /** @param digest SHA-256 of the file's bytes */
    Came file(Wish wish, Path path, Charset charset, String digest) {
        return file(wish, path, charset, digest, ImportProgress.NONE);
    }

    /** The same, and tells how far it is. */
    Came file(Wish wish, Path path, Charset charset, String digest, ImportProgress progress) {
        Optional<Version> before = versions.byKey(wish.key());
        if (before.isPresent()) {
            return repeated(before.get(), wish, digest);
        }
        if (wish.base().isPresent()
                && versions.find(wish.base().get())
                        .filter(v -> v.book().equals(wish.book()))
                        .isEmpty()) {
            return new Refused(List.of("没有这个基础版本, 或它不是同一种目录"));
        }
        CsvFile file = new CsvFile(path, charset, wish.book().shelf());
        List<String> defects = file.defects(row -> progress.at(ImportProgress.CHECKING, row.line()));
        if (!defects.isEmpty()) {
            return new Refused(defects);
        }
        return write(
                wish,
                new Manner(Origin.FILE, digest, false, List.of()),
                draft -> {
                    file.each(row -> {
                        draft.add(row);
                        progress.at(ImportProgress.WRITING, row.line());
                    });
                    return "";
                },
                Optional::empty);
    }

    private static Came repeated(Version before, Wish wish, String digest) {
        boolean same = before.book().equals(wish.book())
                && before.base().equals(wish.base().orElse(""))
                && before.digest().equals(digest);
        return same ? new Same(before) : new OtherContent(before);
    }

    /** Fetches what is newer than the newest version that came from the insurer, and lays it upon that one. */
    Came insurer(Wish asked, CatalogueSource source) {
        Optional<Version> before = versions.byKey(asked.key());
        if (before.isPresent()) {
            return before.get().book().equals(asked.book()) ? new Same(before.get()) : new OtherContent(before.get());
        }
        Optional<Version> newest = versions.of(asked.book(), 1_000).stream()
                .filter(v -> v.origin() == Origin.INSURER)
                .findFirst();
        String since = newest.map(Version::farVersion).orElse(CatalogueSource.FROM_THE_BEGINNING);
        Wish wish = new Wish(asked.book(), asked.title(), newest.map(Version::id), asked.key(), asked.by());
        Collector collector = new Collector(wish.book());
        return write(
                wish,
                new Manner(Origin.INSURER, "", true, List.of()),
                draft -> collector
                        .fetch(source, since, draft)
                        .match(CatalogueSummary::highestVersion, Imports::declined, Imports::incomplete),
                () -> newest.filter(v -> collector.rows == 0));
    }

    /** Fetches these code tables anew; all others are taken over from the newest version. */
    Came codes(Wish asked, List<String> types, InsurerLookups insurer) {
        String digest = Spool.sha256(String.join("\n", types));
        Optional<Version> before = versions.byKey(asked.key());
        if (before.isPresent()) {
            return before.get().digest().equals(digest) ? new Same(before.get()) : new OtherContent(before.get());
        }
        Optional<String> base =
                versions.of(Book.CODES, 1).stream().map(Version::id).findFirst();
        Wish wish = new Wish(Book.CODES, asked.title(), base, asked.key(), asked.by());
        return write(
                wish,
                new Manner(Origin.INSURER, digest, true, types),
                draft -> {
                    long line = 0;
                    for (String type : types) {
                        for (DictionaryEntry told : table(insurer, type)) {
                            draft.add(entry(++line, told));
                        }
                    }
                    return "";
                },
                Optional::empty);
    }

    private static List<DictionaryEntry> table(InsurerLookups insurer, String type) {
        List<DictionaryEntry> told = insurer.dictionary(type)
                .match(
                        rows -> rows,
                        no -> {
                            throw new BadRow(0, "type", type, "医保拒绝提供这个字典: " + no.text());
                        },
                        unknown -> {
                            throw new BadRow(0, "type", type, "医保没有完整答复, 请稍后用同一个键重试");
                        });
        if (told.isEmpty()) {
            throw new BadRow(0, "type", type, "医保没有这个字典");
        }
        return told;
    }

    private static Row entry(long line, DictionaryEntry told) {
        return Shelf.ENTRIES.read(
                line,
                Map.of(
                        "type", told.type(),
                        "code", told.value(),
                        "name", told.label(),
                        "valid", told.valid() ? "1" : "0"));
    }

    private static String declined(Outcome.Declined<CatalogueSummary> no) {
        throw new BadRow(0, "", "", "医保拒绝下载目录: " + no.text());
    }

    private static String incomplete(Outcome.Unknown<CatalogueSummary> unknown) {
        throw new BadRow(0, "", "", "医保目录没有完整下载, 请稍后用同一个键重试");
    }

    /** Takes an insurer's rows; the first that will not do is told when the whole has been read. */
    private static final class Collector {
        private final Book book;
        private long rows;
        private @Nullable RuntimeException trouble;

        Collector(Book book) {
            this.book = book;
        }

        Outcome<CatalogueSummary> fetch(CatalogueSource source, String since, Draft draft) {
            Outcome<CatalogueSummary> said = source.fetch(book.kind().orElseThrow(), since, told -> take(told, draft));
            if (trouble != null) {
                throw trouble;
            }
            return said;
        }

        private void take(CatalogueRow told, Draft draft) {
            rows++;
            if (trouble != null) {
                return;
            }
            try {
                draft.add(row(book, rows, told));
            } catch (RuntimeException e) {
                trouble = e;
            }
        }
    }

    /** Fills a draft; the insurer's version up to which it goes, or "". */
    private interface Filling {
        String of(Draft draft);
    }

    /**
     * How a version is written.
     *
     * @param laterWins whether a row replaces an earlier one of its key
     * @param replaced code tables of which nothing is taken over from the base
     */
    private record Manner(Origin origin, String digest, boolean laterWins, List<String> replaced) {}

    private Came write(Wish wish, Manner manner, Filling filling, Supplier<Optional<Version>> alreadyThere) {
        sweep();
        String id = newId();
        begin(id, wish.book());
        Draft draft = new Draft(transactions, wish.book().shelf(), id, manner.laterWins());
        boolean kept = false;
        try {
            String far = filling.of(draft);
            draft.flush();
            Optional<Version> there = alreadyThere.get();
            if (there.isPresent()) {
                return new NothingNew(there.get());
            }
            wish.base().ifPresent(base -> draft.layUpon(base, manner.replaced()));
            Version version = version(id, wish, manner, far, draft);
            // As long as nobody knows whether it stands nothing is taken away; what is left behind is swept.
            kept = true;
            kept = versions.publish(version);
            return kept ? new New(version) : repeated(versions.byKey(wish.key()).orElseThrow(), wish, manner.digest());
        } catch (BadRow bad) {
            return new Refused(List.of(bad.words()));
        } finally {
            if (!kept) {
                discard(draft);
            }
        }
    }

    private static void discard(Draft draft) {
        try {
            draft.discard();
        } catch (RuntimeException e) {
            LOG.warn("what an import wrote that came to nothing stays until it is swept", e);
        }
    }

    private Version version(String id, Wish wish, Manner manner, String far, Draft draft) {
        Map<String, Long> figures = draft.figures();
        if (figures.getOrDefault("rows", 0L) == 0) {
            throw new BadRow(0, "", "", "没有数据行");
        }
        return new Version(
                id,
                wish.book(),
                wish.title(),
                manner.origin(),
                wish.base().orElse(""),
                far,
                wish.key(),
                manner.digest(),
                figures.getOrDefault("rows", 0L),
                figures.getOrDefault("voids", 0L),
                figures.getOrDefault("limits", 0L),
                figures.getOrDefault("limitSum", 0L),
                draft.beginnings(),
                clock.instant(),
                wish.by());
    }

    /** In the order of time, and nobody else's. */
    private String newId() {
        byte[] bytes = new byte[5];
        chance.nextBytes(bytes);
        return STAMP.format(clock.instant()) + HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private void begin(String id, Book book) {
        long at = clock.instant().toEpochMilli();
        transactions.write(c -> Rows.all(c, "SELECT 1 FROM dictionary_draft WHERE version_id = ?", r -> 1, id)
                        .isEmpty()
                ? Rows.change(
                        c,
                        "INSERT INTO dictionary_draft (version_id, book, started_at) VALUES (?, ?, ?)",
                        id,
                        book.name(),
                        at)
                : 0);
    }

    /** Clears away what nodes that died have left behind; what does not go stays for the next time. */
    void sweep() {
        Instant old = clock.instant().minus(ABANDONED);
        transactions
                .read(c -> Rows.all(
                        c,
                        "SELECT version_id, book FROM dictionary_draft WHERE started_at < ?",
                        row -> List.of(row.getString(1), row.getString(2)),
                        old.toEpochMilli()))
                .forEach(left -> clearAway(left.get(0), left.get(1)));
    }

    private void clearAway(String id, String book) {
        try {
            Draft.discard(transactions, new Book(book).shelf(), id);
        } catch (RuntimeException e) {
            LOG.warn("what import {} left behind could not be cleared away", id, e);
        }
    }

    private static Row row(Book book, long line, CatalogueRow told) {
        Map<String, String> texts = new HashMap<>();
        texts.put("code", told.code());
        texts.put("name", told.name().isBlank() ? told.code() : told.name());
        texts.put("spec", told.more().get("spec"));
        texts.put("unit", told.more().get("prcunt"));
        texts.put("level", told.level());
        texts.put("selfPayShare", plain(told.more().get("selfpay_prop")));
        texts.put(
                "priceLimit",
                told.priceLimit()
                        .map(BigDecimal::stripTrailingZeros)
                        .map(BigDecimal::toPlainString)
                        .orElse(""));
        texts.put("begins", told.begins().map(LocalDate::toString).orElse(""));
        texts.put("ends", told.ends().map(LocalDate::toString).orElse(""));
        texts.put("valid", told.valid() ? "1" : "0");
        return book.shelf().read(line, texts);
    }

    private static String plain(String share) {
        return share.equals("null") ? "" : share;
    }
}
