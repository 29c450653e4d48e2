package io.medsettle.server.dictionary;

import io.medsettle.server.dictionary.Version.Origin;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which versions there are, and which is in force from when. Safe to share between threads. */
final class Versions {
    private static final String COLUMNS =
            "version_id, book, title, origin, base_version, far_version, import_key, digest,"
                    + " row_count, void_count, limit_count, limit_sum, beginnings, created_at, created_by";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM dictionary_version";
    private static final String INSERT =
            "INSERT INTO dictionary_version (" + COLUMNS + ") VALUES (" + Rows.marks(15) + ")";
    private static final String ACTIVATE =
            "INSERT INTO dictionary_activation (book, begins_on, activated_at, version_id,"
                    + " activated_by) VALUES (?, ?, ?, ?, ?)";
    private static final String ACTIVATIONS =
            "SELECT book, begins_on, activated_at, version_id, activated_by FROM dictionary_activation";

    private final Transactions transactions;

    Versions(Transactions transactions) {
        this.transactions = transactions;
    }

    Optional<Version> find(String id) {
        return one(SELECT + " WHERE version_id = ?", id);
    }

    Optional<Version> byKey(String key) {
        return one(SELECT + " WHERE import_key = ?", key);
    }

    /** Newest first. */
    List<Version> of(Book book, int limit) {
        return of(book, limit, 0);
    }

    List<Version> of(Book book, int limit, long skip) {
        return transactions.read(c -> Rows.all(
                c,
                SELECT + " WHERE book = ? ORDER BY created_at DESC, version_id DESC LIMIT ? OFFSET ?",
                Versions::version,
                book.name(),
                limit,
                skip));
    }

    /** All books', newest first. */
    List<Version> newest(int limit, long skip) {
        return transactions.read(c -> Rows.all(
                c,
                SELECT + " ORDER BY created_at DESC, version_id DESC LIMIT ? OFFSET ?",
                Versions::version,
                limit,
                skip));
    }

    /** How many versions a book has; a book without any is left out. */
    Map<Book, Long> counts() {
        return transactions
                .read(c -> Rows.all(
                        c,
                        "SELECT book, COUNT(*) FROM dictionary_version GROUP BY book",
                        row -> Map.entry(new Book(row.getString(1)), row.getLong(2))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<Version> one(String sql, String value) {
        return transactions.read(c -> Rows.all(c, sql, Versions::version, value)).stream()
                .findFirst();
    }

    static boolean stands(Connection c, String id) throws SQLException {
        return !Rows.all(c, "SELECT 1 FROM dictionary_version WHERE version_id = ?", row -> 1, id)
                .isEmpty();
    }

    /**
     * Makes a version stand, and its draft no draft any more; false if its key was used meanwhile.
     *
     * @throws BadRow if the draft was cleared away meanwhile
     */
    boolean publish(Version v) {
        return transactions.write(c -> {
            boolean held = Draft.held(c, v.id());
            List<String> before = Rows.all(c, SELECT + " WHERE import_key = ?", row -> row.getString(1), v.importKey());
            if (!before.isEmpty()) {
                return before.contains(v.id());
            }
            if (!held) {
                throw Draft.clearedAway();
            }
            return insert(c, v);
        });
    }

    private static boolean insert(Connection c, Version v) throws SQLException {
        try {
            Rows.change(
                    c,
                    INSERT,
                    v.id(),
                    v.book().name(),
                    v.title(),
                    v.origin().name(),
                    v.base(),
                    v.farVersion(),
                    v.importKey(),
                    v.digest(),
                    v.rows(),
                    v.voids(),
                    v.limits(),
                    v.limitSum(),
                    v.beginnings(),
                    v.createdAt().toEpochMilli(),
                    v.createdBy());
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                return false;
            }
            throw e;
        }
        Rows.change(c, "DELETE FROM dictionary_draft WHERE version_id = ?", v.id());
        return true;
    }

    /** What is written down in the transaction that puts a version in force: both stand or neither. */
    @FunctionalInterface
    interface Noting {
        Noting NOTHING = c -> {};

        void on(Connection c) throws SQLException;
    }

    /** Writing the same one again is no second one. */
    void activate(Activation a, Noting noting) {
        transactions.write(c -> {
            Object[] row = {
                a.book().name(), Form.stored(a.begins()), a.at().toEpochMilli(), a.version(), a.by(),
            };
            List<Integer> there = Rows.all(
                    c,
                    "SELECT 1 FROM dictionary_activation WHERE book = ? AND begins_on = ? AND activated_at = ?"
                            + " AND version_id = ?",
                    r -> 1,
                    row[0],
                    row[1],
                    row[2],
                    row[3]);
            if (!there.isEmpty()) {
                return 0;
            }
            noting.on(c);
            return Rows.change(c, ACTIVATE, row);
        });
    }

    List<Activation> activations() {
        return transactions.read(c -> Rows.all(
                c,
                ACTIVATIONS,
                row -> new Activation(
                        new Book(row.getString(1)),
                        Form.day(row.getString(2)),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4),
                        row.getString(5))));
    }

    /** The version of a book in force that day. */
    static Optional<String> inForce(List<Activation> activations, Book book, LocalDate on) {
        return standing(activations, book, on).map(Activation::version);
    }

    /** What puts a version in force that day: the latest first day counts, of equal ones the last activated. */
    static Optional<Activation> standing(List<Activation> activations, Book book, LocalDate on) {
        return activations.stream()
                .filter(a -> a.book().equals(book) && !a.begins().isAfter(on))
                .max(Comparator.comparing(Activation::begins)
                        .thenComparing(Activation::at)
                        .thenComparing(Activation::version));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getString(1),
                new Book(row.getString(2)),
                row.getString(3),
                Origin.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getString(13),
                Instant.ofEpochMilli(row.getLong(14)),
                row.getString(15));
    }
}
