package io.medsettle.server.dictionary;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Imports in {@code dictionary_import}. Safe to share between threads. */
@Singleton
class ImportRows {
    private static final String COLUMNS = "import_id, book, title, file_name, asked_by, asked_at, seen_at, stage,"
            + " done_lines, all_lines, version_id, defects";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM dictionary_import";
    private static final String INSERT =
            "INSERT INTO dictionary_import (" + COLUMNS + ", digest) VALUES (" + Rows.marks(13) + ")";
    /** What has ended stays as it ended. */
    private static final String BUSY =
            " AND stage IN ('" + ImportProgress.CHECKING + "', '" + ImportProgress.WRITING + "')";

    private static final String MOVE =
            "UPDATE dictionary_import SET stage = ?, done_lines = ?, seen_at = ? WHERE import_id = ?" + BUSY;
    private static final String END =
            "UPDATE dictionary_import SET stage = ?, version_id = ?, defects = ?, seen_at = ? WHERE import_id = ?"
                    + BUSY;

    private static final String AGAIN =
            "UPDATE dictionary_import SET stage = ?, done_lines = 0, asked_at = ?, seen_at = ?"
                    + " WHERE import_id = ? AND stage = ? AND seen_at = ?";

    private final Transactions transactions;

    ImportRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Writes down one that begins.
     *
     * @param digest of what is asked for
     * @return whether it is new
     */
    boolean add(ImportRun run, String digest) {
        return transactions.write(c -> {
            try {
                return Rows.change(
                                c,
                                INSERT,
                                run.id(),
                                run.book(),
                                run.title(),
                                run.fileName(),
                                run.askedBy(),
                                run.askedAt().toEpochMilli(),
                                run.seenAt().toEpochMilli(),
                                run.stage(),
                                run.doneLines(),
                                run.allLines(),
                                run.version(),
                                String.join("\n", run.defects()),
                                digest)
                        == 1;
            } catch (SQLException e) {
                if (Rows.duplicate(e)) {
                    return false;
                }
                throw e;
            }
        });
    }

    /** Whether what was asked for has this digest. */
    boolean asked(String id, String digest) {
        String sql = "SELECT digest FROM dictionary_import WHERE import_id = ?";
        return transactions.read(c -> Rows.one(c, sql, row -> row.getString(1), id)).stream()
                .anyMatch(digest::equals);
    }

    /** Begins one again that came to nothing; false if somebody else does. */
    boolean again(ImportRun before, Instant now) {
        return transactions.write(c -> Rows.change(
                        c,
                        AGAIN,
                        ImportProgress.CHECKING,
                        now.toEpochMilli(),
                        now.toEpochMilli(),
                        before.id(),
                        before.stage(),
                        before.seenAt().toEpochMilli())
                == 1);
    }

    void move(String id, String stage, long line, Instant now) {
        transactions.write(c -> Rows.change(c, MOVE, stage, line, now.toEpochMilli(), id));
    }

    void end(String id, String stage, String version, List<String> defects, Instant now) {
        transactions.write(
                c -> Rows.change(c, END, stage, version, String.join("\n", defects), now.toEpochMilli(), id));
    }

    Optional<ImportRun> find(String id) {
        return transactions.read(c -> Rows.one(c, SELECT + " WHERE import_id = ?", ImportRows::run, id));
    }

    List<ImportRun> newest(int most) {
        return transactions.read(
                c -> Rows.all(c, SELECT + " ORDER BY asked_at DESC, import_id LIMIT ?", ImportRows::run, most));
    }

    private static ImportRun run(ResultSet row) throws SQLException {
        return new ImportRun(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getString(11),
                row.getString(12).lines().toList());
    }
}
