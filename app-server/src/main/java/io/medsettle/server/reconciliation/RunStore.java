package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.reconciliation.RunRow.State;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Days in {@code reconciliation_run}. A day is worked on by whoever moved its lease; a lease that ran out is anybody's. */
@Singleton
class RunStore {
    private static final String COLUMNS =
            "org, run_day, run_state, stage, done_rows, attempts, failures, asked_at, asked_by, cut_at,"
                    + " next_try_at, finished_at, taken_until, words";
    private static final String KEY = " WHERE org = ? AND run_day = ?";
    private static final String FIND = "SELECT " + COLUMNS + " FROM reconciliation_run" + KEY;
    private static final String INSERT = "INSERT INTO reconciliation_run (org, run_day, run_state, stage, done_rows,"
            + " attempts, asked_at, asked_by, cut_at, next_try_at, finished_at, taken_by, taken_until, words)"
            + " VALUES (?, ?, 'QUEUED', '', 0, 0, ?, ?, 0, ?, 0, '', 0, '')";
    private static final String AGAIN = "UPDATE reconciliation_run SET run_state = 'QUEUED', stage = '', done_rows = 0,"
            + " attempts = 0, failures = 0, asked_at = ?, asked_by = ?, cut_at = 0, next_try_at = ?, words = ''" + KEY;
    private static final String OVER =
            " AND (run_state IN ('FINISHED', 'WAITING', 'FAILED')" + " OR run_state = 'QUEUED' AND cut_at > 0)";
    private static final String MEANWHILE = "UPDATE reconciliation_run SET asked_at = ?, asked_by = ?" + KEY
            + " AND run_state = 'RUNNING' AND cut_at >= asked_at AND finished_at >= cut_at";
    private static final String FAILED = " AND run_state = 'FAILED'";
    private static final String FREE = " AND (run_state IN ('QUEUED', 'WAITING') AND next_try_at <= ?"
            + " OR run_state = 'RUNNING' AND taken_until < ?)";
    private static final String TAKE = "UPDATE reconciliation_run SET cut_at = CASE WHEN cut_at > 0"
            + " AND cut_at >= asked_at THEN cut_at WHEN asked_at > ? THEN asked_at ELSE ? END,"
            + " run_state = 'RUNNING', taken_by = ?, taken_until = ?, attempts = attempts + 1,"
            + " failures = failures + 1, done_rows = 0" + KEY + FREE;
    private static final String EARLIER = "SELECT COUNT(*) FROM reconciliation_run WHERE org = ? AND run_day < ?"
            + " AND run_state IN ('QUEUED', 'RUNNING')";
    private static final String DUE =
            "SELECT run_day FROM reconciliation_run WHERE org = ?" + FREE + " ORDER BY run_day";
    private static final String MINE = KEY + " AND run_state = 'RUNNING' AND taken_by = ?";
    private static final String PROGRESS =
            "UPDATE reconciliation_run SET stage = ?, done_rows = ?, taken_until = ?" + MINE;
    private static final String END =
            "UPDATE reconciliation_run SET run_state = CASE WHEN asked_at > cut_at THEN 'QUEUED' ELSE ? END,"
                    + " stage = '', next_try_at = CASE WHEN asked_at > cut_at THEN asked_at ELSE ? END,"
                    + " finished_at = ?, words = ?, failures = 0, carry_digest = ?, read_digest = ?, carry_over = NULL,"
                    + " taken_until = 0" + MINE;
    private static final String DROP =
            "UPDATE reconciliation_run SET words = ?, taken_until = ?, failures = failures - ?" + MINE;
    private static final String FAIL =
            "UPDATE reconciliation_run SET run_state = 'FAILED', stage = '', words = ?, taken_until = 0" + MINE;
    private static final String GIVE_UP = "UPDATE reconciliation_run SET run_state = 'FAILED', stage = '', words = ?,"
            + " taken_until = 0 WHERE org = ? AND run_state = 'RUNNING' AND taken_until < ? AND failures >= ?";
    private static final String LEFT = "SELECT " + COLUMNS + " FROM reconciliation_run r WHERE org = ?"
            + " AND (run_state = 'FAILED' OR run_state = 'FINISHED' AND words <> '' AND EXISTS"
            + " (SELECT 1 FROM finding f WHERE f.org = r.org AND f.run_day = r.run_day AND f.difference = 'D12'"
            + " AND f.finding_state IN ('OPEN', 'PROPOSED', 'APPROVED'))) ORDER BY run_day";
    private static final String DAYS =
            "SELECT run_day FROM reconciliation_run WHERE org = ? AND run_day >= ? AND run_day <= ?";
    private static final String CHAIN = "SELECT run_day, run_state, carry_digest, read_digest FROM reconciliation_run"
            + " WHERE org = ? AND run_day >= ? AND finished_at > 0 ORDER BY run_day";
    private static final String ANEW = "UPDATE reconciliation_run SET run_state = 'QUEUED', stage = '', failures = 0,"
            + " next_try_at = ?, words = ?" + KEY + " AND run_state IN ('FINISHED', 'WAITING') AND read_digest = ?";

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
                r.getInt(7),
                at(r, 8),
                r.getString(9),
                at(r, 10),
                at(r, 11),
                at(r, 12),
                at(r, 13),
                r.getString(14));
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

    /**
     * Asks for a day that was done before, or was given up. One that is compared anew with its former books, for an earlier day's sake,
     * begins from scratch; where somebody is at it already, when that is over.
     */
    boolean again(String org, BusinessDay day, String by, Instant now) {
        long at = now.toEpochMilli();
        return transactions.write(c -> Rows.change(c, AGAIN + OVER, at, by, at, org, day.text()) == 1
                || Rows.change(c, MEANWHILE, at, by, org, day.text()) == 1);
    }

    /** Asks for a day that was given up. */
    boolean revive(String org, BusinessDay day, String by, Instant now) {
        long at = now.toEpochMilli();
        return transactions.write(c -> Rows.change(c, AGAIN + FAILED, at, by, at, org, day.text())) == 1;
    }

    /** Which days of that time were ever asked for. */
    Set<BusinessDay> days(String org, BusinessDay from, BusinessDay to) {
        return new HashSet<>(transactions.read(
                c -> Rows.all(c, DAYS, r -> new BusinessDay(r.getString(1)), org, from.text(), to.text())));
    }

    private record Link(BusinessDay day, State state, String carry, String read) {}

    /**
     * Queues the first day from then on that was compared with what its predecessor does not hand on any more; the next one's turn
     * comes when that one hands on something else. Its books keep their cut and its bills stay: nothing but what it is handed changes.
     */
    void anew(String org, BusinessDay from, Instant now, String words) {
        List<Link> chain = transactions.read(c -> Rows.all(
                c,
                CHAIN,
                r -> new Link(
                        new BusinessDay(r.getString(1)), State.valueOf(r.getString(2)), r.getString(3), r.getString(4)),
                org,
                from.text()));
        for (int i = 1; i < chain.size(); i++) {
            Link link = chain.get(i);
            String carry = chain.get(i - 1).carry();
            boolean over = link.state() == State.FINISHED || link.state() == State.WAITING;
            if (over
                    && !carry.isEmpty()
                    && !link.read().isEmpty()
                    && !link.read().equals(carry)) {
                long at = now.toEpochMilli();
                String day = link.day().text();
                transactions.write(c -> Rows.change(c, ANEW, at, words, org, day, link.read()));
                return;
            }
        }
    }

    List<BusinessDay> due(String org, Instant now) {
        long at = now.toEpochMilli();
        return transactions.read(c -> Rows.all(c, DUE, r -> new BusinessDay(r.getString(1)), org, at, at));
    }

    /**
     * Takes a day that nobody holds, unless an earlier one, which hands on its rows, is asked for or worked on. What was
     * cut before a node died, before a bill was waited for, or before an earlier day handed on something else, stays cut, so that
     * whoever goes on finds the same, and bills that are there already lie beside books of their own moment.
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
        return transactions.write(
                        c -> Rows.change(c, TAKE, at, at, mark, until.toEpochMilli(), org, day.text(), at, at))
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

    /**
     * Ends it.
     *
     * @param carry digest of what it hands on
     * @param read digest of what it was handed
     * @throws LeaseLost if the day is somebody else's by now
     */
    void end(Hold hold, State state, Instant nextTry, Instant now, String words, String carry, String read) {
        mine(transactions.write(c -> Rows.change(
                c,
                END,
                state.name(),
                nextTry.toEpochMilli(),
                now.toEpochMilli(),
                words,
                carry,
                read,
                hold.org(),
                hold.day().text(),
                hold.mark())));
    }

    /**
     * Lets go of a day in the middle; it is taken up again then.
     *
     * @param counts whether it was the day's own fault
     */
    void drop(Hold hold, String why, Instant then, boolean counts) {
        transactions.write(c -> Rows.change(
                c,
                DROP,
                why,
                then.toEpochMilli(),
                counts ? 0 : 1,
                hold.org(),
                hold.day().text(),
                hold.mark()));
    }

    /** Leaves a day that failed too often to a person. */
    void fail(Hold hold, String words) {
        transactions.write(
                c -> Rows.change(c, FAIL, words, hold.org(), hold.day().text(), hold.mark()));
    }

    /** Leaves to a person what so many nodes died of. */
    void giveUp(String org, Instant now, int most, String words) {
        transactions.write(c -> Rows.change(c, GIVE_UP, words, org, now.toEpochMilli(), most));
    }

    /** Days that were left to a person: given up, or ended without a bill about which nobody has decided yet. */
    List<RunRow> leftToAPerson(String org) {
        return transactions.read(c -> Rows.all(c, LEFT, RunStore::row, org));
    }

    private static void mine(int rows) {
        if (rows != 1) {
            throw new LeaseLost();
        }
    }

    /** A day that is held. */
    record Hold(String org, BusinessDay day, String mark) {}
}
