package io.medsettle.server.reconciliation;

import io.medsettle.server.reconciliation.Step.Kind;
import io.medsettle.server.reconciliation.StoredFinding.State;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Steps in {@code remedy}, kept in step with the finding's state; whoever loses a race is told and reads again. */
@Singleton
class StepStore {
    private static final String COLUMNS = "seq, done_at, who, step, deed, fen, reason, evidence, outcome";
    private static final String INSERT =
            "INSERT INTO remedy (finding_id, " + COLUMNS + ") VALUES (" + Rows.marks(10) + ")";
    private static final String OF = "SELECT " + COLUMNS + " FROM remedy WHERE finding_id = ? ORDER BY seq";
    private static final String AT = "SELECT " + COLUMNS + " FROM remedy WHERE finding_id = ? AND seq = ?";
    private static final String LOG = "SELECT r.seq, r.done_at, r.who, r.step, r.deed, r.fen, r.reason, r.evidence,"
            + " r.outcome, r.finding_id, f.source, f.difference, f.care, f.key_text, f.order_id, f.run_day FROM remedy r"
            + " JOIN finding f ON f.finding_id = r.finding_id WHERE f.org = ? AND r.done_at >= ? AND r.done_at < ? AND"
            + " (r.done_at > ? OR r.finding_id > ? OR (r.finding_id = ? AND r.seq > ?)) ORDER BY r.done_at, r.finding_id,"
            + " r.seq LIMIT ?";

    private final Transactions transactions;

    StepStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @return the step as it is kept; empty if somebody else took one first */
    Optional<Step> take(StoredFinding finding, Step step, State state) {
        Step numbered = step.numbered(finding.lastSeq() + 1);
        return transactions.write(c -> taken(c, finding, numbered, state)) ? Optional.of(numbered) : Optional.empty();
    }

    /** The same, and the finding is theirs from then on; "" = nobody's in particular. */
    Optional<Step> give(StoredFinding finding, Step step, String assignee) {
        Step numbered = step.numbered(finding.lastSeq() + 1);
        boolean done = transactions.write(c -> {
            boolean taken = taken(c, finding, numbered, finding.state());
            if (taken) {
                FindingStore.given(c, finding.id(), assignee);
            }
            return taken;
        });
        return done ? Optional.of(numbered) : Optional.empty();
    }

    private static boolean taken(Connection c, StoredFinding finding, Step s, State state) throws SQLException {
        boolean fresh = Once.inserted(
                c,
                INSERT,
                finding.id(),
                s.seq(),
                s.at().toEpochMilli(),
                s.who(),
                s.kind().name(),
                s.deed(),
                s.fen(),
                s.reason(),
                s.evidence(),
                s.outcome());
        if (fresh) {
            if (!FindingStore.moved(c, finding.id(), state, finding.lastSeq())) {
                throw new IllegalStateException("a finding does not know its last step");
            }
            return true;
        }
        return Rows.one(c, AT, StepStore::step, finding.id(), s.seq())
                .filter(s::equals)
                .isPresent();
    }

    List<Step> of(String finding) {
        return transactions.read(c -> Rows.all(c, OF, StepStore::step, finding));
    }

    /** A step and what it is about. */
    record Logged(
            Step step,
            String finding,
            String source,
            String difference,
            Care care,
            String key,
            String order,
            String day) {}

    /** In order of time; {@code after} is the last one of the page before. */
    List<Logged> log(String org, Instant from, Instant to, Optional<Logged> after, int most) {
        long time = after.map(l -> l.step().at().toEpochMilli()).orElse(from.toEpochMilli());
        String finding = after.map(Logged::finding).orElse("");
        int seq = after.map(l -> l.step().seq()).orElse(0);
        return transactions.read(c ->
                Rows.all(c, LOG, StepStore::logged, org, time, to.toEpochMilli(), time, finding, finding, seq, most));
    }

    private static Logged logged(ResultSet r) throws SQLException {
        return new Logged(
                step(r),
                r.getString(10),
                r.getString(11),
                r.getString(12),
                Care.valueOf(r.getString(13)),
                r.getString(14),
                r.getString(15),
                r.getString(16));
    }

    private static Step step(ResultSet r) throws SQLException {
        return new Step(
                r.getInt(1),
                Instant.ofEpochMilli(r.getLong(2)),
                r.getString(3),
                Kind.valueOf(r.getString(4)),
                r.getString(5),
                r.getLong(6),
                r.getString(7),
                r.getString(8),
                r.getString(9));
    }
}
