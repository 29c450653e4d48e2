package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Direction;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Proposal.Needs;
import io.medsettle.reconciliation.Remedy;
import io.medsettle.server.reconciliation.StoredFinding.State;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Findings in {@code finding}; how they are searched. */
@Singleton
class FindingStore {
    private static final String COLUMNS =
            "finding_id, run_day, bill_day, found_at, source, difference, form, also, care, key_text, order_id, flow,"
                    + " ours_fen, theirs_fen, direction, words, remedy, needs, reason, evidence, finding_state, last_seq,"
                    + " assignee";
    private static final String INSERT =
            "INSERT INTO finding (org, far_number, " + COLUMNS + ") VALUES (" + Rows.marks(25) + ")";
    private static final String REFRESH = "UPDATE finding SET also = ?, words = ?, remedy = ?, needs = ?, reason = ?,"
            + " evidence = ?, far_number = ? WHERE finding_id = ? AND finding_state = 'OPEN'";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM finding WHERE org = ?";
    private static final String IDS = "SELECT finding_id FROM finding WHERE org = ? AND run_day = ?";
    private static final String COUNTS = "SELECT source, difference, care, finding_state, COUNT(*),"
            + " SUM(theirs_fen - ours_fen) FROM finding WHERE org = ? AND run_day = ?"
            + " GROUP BY source, difference, care, finding_state ORDER BY source, difference, care, finding_state";

    private static final String ABOUT = "SELECT finding_id, evidence FROM finding WHERE org = ? AND (run_day = ? OR"
            + " bill_day = ?) AND source = ? AND finding_state <> 'CLOSED' AND (key_text IN (%s) OR far_number IN (%s) OR"
            + " order_id IN (%s)) ORDER BY run_day DESC, finding_id DESC";

    private final Transactions transactions;

    FindingStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @return whether it is new */
    boolean keep(String org, StoredFinding f) {
        return transactions.write(c -> Once.inserted(
                c,
                INSERT,
                org,
                farNumber(f),
                f.id(),
                f.runDay().text(),
                f.day().text(),
                f.foundAt().toEpochMilli(),
                f.source(),
                f.difference().name(),
                f.form().name(),
                f.also(),
                f.care().name(),
                f.key(),
                f.order(),
                f.flow().name(),
                f.oursFen(),
                f.theirsFen(),
                f.direction().name(),
                f.words(),
                f.remedy().name(),
                f.needs().name(),
                f.reason(),
                f.evidence(),
                f.state().name(),
                f.lastSeq(),
                f.assignee()));
    }

    /** Found again: as long as nobody has decided, it shows what there is to see now. */
    void refresh(StoredFinding f) {
        transactions.write(c -> Rows.change(
                c,
                REFRESH,
                f.also(),
                f.words(),
                f.remedy().name(),
                f.needs().name(),
                f.reason(),
                f.evidence(),
                farNumber(f),
                f.id()));
    }

    private static String farNumber(StoredFinding f) {
        return FindingText.theirs(f.evidence()).path("farNumber").asText();
    }

    Set<String> ids(String org, BusinessDay runDay) {
        return new HashSet<>(transactions.read(c -> Rows.all(c, IDS, r -> r.getString(1), org, runDay.text())));
    }

    Optional<StoredFinding> find(String org, String id) {
        return transactions.read(c -> Rows.one(c, SELECT + " AND finding_id = ?", FindingStore::row, org, id));
    }

    /** Those that somebody approved and that were not carried out to their end. */
    List<StoredFinding> approved(String org, int most) {
        String sql = SELECT + " AND finding_state = 'APPROVED' ORDER BY finding_id LIMIT " + most;
        return transactions.read(c -> Rows.all(c, sql, FindingStore::row, org));
    }

    /** Those of earlier days about that number in that bill, not closed yet. */
    List<StoredFinding> waitingFor(String org, String source, String key, Flow flow, BusinessDay before) {
        String sql = SELECT + " AND key_text = ? AND source = ? AND flow = ? AND run_day < ?"
                + " AND finding_state IN ('OPEN', 'PROPOSED') ORDER BY finding_id";
        return transactions.read(
                c -> Rows.all(c, sql, FindingStore::row, org, key, source, flow.name(), before.text()));
    }

    /**
     * What is looked for; an empty text means any.
     *
     * @param number our number, the far side's, or an order's
     * @param assignee to whom it is given
     */
    record Search(String difference, String source, String care, String state, String number, String assignee) {
        Search(String difference, String source, String care, String state, String number) {
            this(difference, source, care, state, number, "");
        }
    }

    /** In order of their numbers. */
    List<StoredFinding> of(String org, BusinessDay runDay, Search search, String after, int most) {
        List<Object> values = new ArrayList<>(List.of(org, runDay.text(), after));
        StringBuilder sql = new StringBuilder(SELECT).append(" AND run_day = ? AND finding_id > ?");
        narrow(sql, values, "difference", search.difference());
        narrow(sql, values, "source", search.source());
        narrow(sql, values, "care", search.care());
        narrow(sql, values, "finding_state", search.state());
        narrow(sql, values, "assignee", search.assignee());
        if (!search.number().isEmpty()) {
            sql.append(" AND (key_text = ? OR key_text = ? OR order_id = ?)");
            values.addAll(List.of(search.number(), "~" + search.number(), search.number()));
        }
        sql.append(" ORDER BY finding_id LIMIT ").append(most);
        return transactions.read(c -> Rows.all(c, sql.toString(), FindingStore::row, values.toArray()));
    }

    /** What is given to somebody and not ended yet, the oldest day first; {@code after} is the last one of the page before. */
    List<StoredFinding> givenTo(String org, String assignee, String after, int most) {
        String day = find(org, after).map(f -> f.runDay().text()).orElse("");
        String sql = SELECT + " AND assignee = ? AND finding_state IN ('OPEN', 'PROPOSED', 'APPROVED')"
                + " AND (run_day > ? OR (run_day = ? AND finding_id > ?)) ORDER BY run_day, finding_id LIMIT " + most;
        return transactions.read(c -> Rows.all(c, sql, FindingStore::row, org, assignee, day, day, after));
    }

    private static void narrow(StringBuilder sql, List<Object> values, String column, String wanted) {
        if (!wanted.isEmpty()) {
            sql.append(" AND ").append(column).append(" = ?");
            values.add(wanted);
        }
    }

    private record Found(String id, String evidence) {}

    /**
     * Findings about lines of a day's bill, by each number of the rows they are about: the bill may carry another number than the one
     * that names the finding.
     *
     * @param numbers ours and theirs, as the lines carry them
     * @param orders whose lines they are
     */
    Map<String, String> about(String org, BusinessDay day, String source, List<String> numbers, List<String> orders) {
        Map<String, String> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            List<String> keys = new ArrayList<>(numbers);
            numbers.forEach(n -> keys.add("~" + n));
            List<String> named = orders.isEmpty() ? List.of("-") : orders;
            List<Object> values = new ArrayList<>(List.of(org, day.text(), day.text(), source));
            values.addAll(keys);
            values.addAll(numbers);
            values.addAll(named);
            String sql = ABOUT.formatted(Rows.marks(keys.size()), Rows.marks(numbers.size()), Rows.marks(named.size()));
            transactions
                    .read(c -> Rows.all(c, sql, r -> new Found(r.getString(1), r.getString(2)), values.toArray()))
                    .forEach(f -> FindingText.numbers(f.evidence()).forEach(n -> found.put(n, f.id())));
        }
        return found;
    }

    /** How many of a kind. */
    record Count(String source, Difference difference, Care care, State state, long count, long differenceFen) {}

    List<Count> counts(String org, BusinessDay runDay) {
        return transactions.read(c -> Rows.all(
                c,
                COUNTS,
                r -> new Count(
                        r.getString(1),
                        Difference.valueOf(r.getString(2)),
                        Care.valueOf(r.getString(3)),
                        State.valueOf(r.getString(4)),
                        r.getLong(5),
                        r.getLong(6)),
                org,
                runDay.text()));
    }

    /** @return whether nobody else took a step meanwhile */
    static boolean moved(Connection c, String id, State state, int from) throws SQLException {
        String sql = "UPDATE finding SET finding_state = ?, last_seq = ? WHERE finding_id = ? AND last_seq = ?";
        return Rows.change(c, sql, state.name(), from + 1, id, from) == 1;
    }

    static void given(Connection c, String id, String assignee) throws SQLException {
        Rows.change(c, "UPDATE finding SET assignee = ? WHERE finding_id = ?", assignee, id);
    }

    static StoredFinding row(ResultSet r) throws SQLException {
        return new StoredFinding(
                r.getString(1),
                new BusinessDay(r.getString(2)),
                new BusinessDay(r.getString(3)),
                Instant.ofEpochMilli(r.getLong(4)),
                r.getString(5),
                Difference.valueOf(r.getString(6)),
                Difference.valueOf(r.getString(7)),
                r.getString(8),
                Care.valueOf(r.getString(9)),
                r.getString(10),
                r.getString(11),
                Flow.valueOf(r.getString(12)),
                r.getLong(13),
                r.getLong(14),
                Direction.valueOf(r.getString(15)),
                r.getString(16),
                Remedy.valueOf(r.getString(17)),
                Needs.valueOf(r.getString(18)),
                r.getString(19),
                r.getString(20),
                State.valueOf(r.getString(21)),
                r.getInt(22),
                r.getString(23));
    }
}
