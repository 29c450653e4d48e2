package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.CarryOver;
import io.medsettle.server.reconciliation.RunRow.State;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Days in {@code reconciliation_run}. A day is worked on by whoever moved its lease; a lease that ran out is anybody's. */
@Singleton
class RunStore {
    private static final String COLUMNS =
            "org, run_day, run_state, stage, done_rows, attempts, asked_at, asked_by, cut_at,"
                    + " next_try_at, finished_at, taken_until, words";
    private static final String KEY = " WHERE org = ? AND run_day = ?";
    private static final String FIND = "SELECT " + COLUMNS + " FROM reconciliation_run" + KEY;
    private static final String INSERT = "INSERT INTO reconciliation_run (org, run_day, run_state, stage, done_rows,"
            + " attempts, asked_at, asked_by, cut_at, next_try_at, finished_at, taken_by, taken_until, words)"
            + " VALUES (?, ?, 'QUEUED', '', 0, 0, ?, ?, 0, ?, 0, '', 0, '')";
    private static final String AGAIN = "UPDATE reconciliation_run SET run_state = 'QUEUED', stage = '', done_rows = 0,"
            + " attempts = 0, asked_at = ?, asked_by = ?, cut_at = 0, next_try_at = ?, words = ''" + KEY
            + " AND run_state IN ('FINISHED', 'WAITING')";
    private static final String FREE = " AND (run_state IN ('QUEUED', 'WAITING') AND next_try_at <= ?"
            + " OR run_state = 'RUNNING' AND taken_until < ?)";
    private static final String TAKE = "UPDATE reconciliation_run SET cut_at = CASE WHEN run_state = 'RUNNING'"
            + " AND cut_at > 0 THEN cut_at ELSE ? END, run_state = 'RUNNING', taken_by = ?, taken_until = ?,"
            + " attempts = attempts + 1, done_rows = 0" + KEY + FREE;
    private static final String EARLIER = "SELECT COUNT(*) FROM reconciliation_run WHERE org = ? AND run_day < ?"
            + " AND run_state IN ('QUEUED', 'RUNNING')";
    private static final String DUE =
            "SELECT run_day FROM reconciliation_run WHERE org = ?" + FREE + " ORDER BY run_day";
    private static final String MINE = KEY + " AND run_state = 'RUNNING' AND taken_by = ?";
    private static final String PROGRESS =
            "UPDATE reconciliation_run SET stage = ?, done_rows = ?, taken_until = ?" + MINE;
    private static final String END = "UPDATE reconciliation_run SET run_state = ?, stage = '', next_try_at = ?,"
            + " finished_at = ?, words = ?, carry_over = ?, taken_until = 0" + MINE;
    private static final String DROP = "UPDATE reconciliation_run SET words = ?, taken_until = ?" + MINE;
    private static final String BEFORE = "SELECT carry_over FROM reconciliation_run WHERE org = ? AND run_day < ?"
            + " AND finished_at > 0 AND carry_over IS NOT NULL ORDER BY run_day DESC LIMIT 1";

    private final Transactions transactions;

    RunStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Somebody else has taken the day over. */
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Optional<RunRow> find(String org, BusinessDay day) {
        return transactions.read(c -> Rows.one(c, FIND, RunStore::row, org, day.text()));
    }

    private static RunRow row(ResultSet r) throws SQLException {
        return new RunRow(
                r.getString(1),
                new BusinessDay(r.getString(2)),
                State.valueOf(r.getString(3)),
                r.getString(4),
                r.getLong(5),
                r.getInt(6),
                at(r, 7),
                r.getString(8),
                at(r, 9),
                at(r, 10),
                at(r, 11),
                at(r, 12),
                r.getString(13));
    }

    private static Instant at(ResultSet r, int column) throws SQLException {
        return Instant.ofEpochMilli(r.getLong(column));
    }

    /** @return whether the day was asked for the first time */
    boolean ask(String org, BusinessDay day, String by, Instant now) {
        if (find(org, day).isPresent()) {
            return false;
        }
        long at = now.toEpochMilli();
        return transactions.write(c -> Once.inserted(c, INSERT, org, day.text(), at, by, at));
    }

    /** Asks for a day that was done before. */
    boolean again(String org, BusinessDay day, String by, Instant now) {
        long at = now.toEpochMilli();
        return transactions.write(c -> Rows.change(c, AGAIN, at, by, at, org, day.text())) == 1;
    }

    List<BusinessDay> due(String org, Instant now) {
        long at = now.toEpochMilli();
        return transactions.read(c -> Rows.all(c, DUE, r -> new BusinessDay(r.getString(1)), org, at, at));
    }

    /**
     * Takes a day that nobody holds, unless an earlier one, which hands on its rows, is asked for or worked on. What was
     * cut before a node died stays cut, so that whoever goes on finds the same.
     *
     * @param mark used by nobody else, ever
     */
    boolean take(String org, BusinessDay day, String mark, Instant now, Instant until) {
        long at = now.toEpochMilli();
        if (transactions
                        .read(c -> Rows.one(c, EARLIER, r -> r.getLong(1), org, day.text()))
                        .orElse(0L)
                > 0) {
            return false;
        }
        return transactions.write(c -> Rows.change(c, TAKE, at, mark, until.toEpochMilli(), org, day.text(), at, at))
                == 1;
    }

    /** @throws LeaseLost if the day is somebody else's by now */
    void progress(Hold hold, String stage, long rows, Instant until) {
        mine(transactions.write(c -> Rows.change(
                c,
                PROGRESS,
                stage,
                rows,
                until.toEpochMilli(),
                hold.org(),
                hold.day().text(),
                hold.mark())));
    }

    /** @throws LeaseLost if the day is somebody else's by now */
    void end(Hold hold, State state, Instant nextTry, Instant now, String words, CarryOver carryOver) {
        mine(transactions.write(c -> Rows.change(
                c,
                END,
                state.name(),
                nextTry.toEpochMilli(),
                now.toEpochMilli(),
                words,
                carryOver.text(),
                hold.org(),
                hold.day().text(),
                hold.mark())));
    }

    /** Lets go of a day in the middle; it is taken up again then. */
    void drop(Hold hold, String why, Instant then) {
        transactions.write(c -> Rows.change(
                c, DROP, why, then.toEpochMilli(), hold.org(), hold.day().text(), hold.mark()));
    }

    private static void mine(int rows) {
        if (rows != 1) {
            throw new LeaseLost();
        }
    }

    /** What the last day before this one handed on. */
    CarryOver before(String org, BusinessDay day) {
        return transactions
                .read(c -> Rows.one(c, BEFORE, r -> r.getString(1), org, day.text()))
                .map(CarryOver::ofText)
                .orElse(CarryOver.NONE);
    }

    /** A day that is held. */
    record Hold(String org, BusinessDay day, String mark) {}
}
