package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.reconciliation.Difference;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** What finance looks at first in the morning (晨间总览): how the last days went, and what is left to decide. */
@Singleton
public class Morning {
    private static final String LEFT = "finding_state IN ('OPEN', 'PROPOSED', 'APPROVED')";
    private static final String DAYS = "SELECT r.run_day, r.run_state, r.stage, r.words, COUNT(f.finding_id),"
            + " SUM(CASE WHEN f." + LEFT + " THEN 1 ELSE 0 END) FROM reconciliation_run r LEFT JOIN finding f"
            + " ON f.org = r.org AND f.run_day = r.run_day WHERE r.org = ? AND r.run_day >= ? AND r.run_day <= ?"
            + " GROUP BY r.run_day, r.run_state, r.stage, r.words ORDER BY r.run_day DESC";
    private static final String OPEN = "SELECT run_day, difference, COUNT(*), SUM(theirs_fen - ours_fen) FROM finding"
            + " WHERE org = ? AND " + LEFT + " GROUP BY run_day, difference ORDER BY difference, run_day";

    private final Transactions transactions;

    Morning(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One day's run.
     *
     * @param state name of {@link RunRow.State}
     * @param stage what it is doing now, "" unless it runs
     * @param words what it waits for, "" if nothing
     * @param found how many differences it named
     * @param left how many of them nobody has ended
     */
    public record Run(LocalDate day, String state, String stage, String words, long found, long left) {}

    /** Runs of these days, the latest first. */
    public List<Run> runs(String org, LocalDate from, LocalDate to) {
        return transactions.read(c -> Rows.all(
                c,
                DAYS,
                Morning::run,
                org,
                Clocks.day(from).text(),
                Clocks.day(to).text()));
    }

    private static Run run(ResultSet r) throws SQLException {
        return new Run(
                new BusinessDay(r.getString(1)).date(),
                r.getString(2),
                r.getString(3),
                r.getString(4),
                r.getLong(5),
                r.getLong(6));
    }

    /** Findings of one class and one run that nobody has ended. */
    public record Open(LocalDate day, String difference, String words, long count, long differenceFen) {}

    /** What is left of all days, by class, the oldest first. */
    public List<Open> open(String org) {
        return transactions.read(c -> Rows.all(c, OPEN, Morning::open, org));
    }

    private static Open open(ResultSet r) throws SQLException {
        Difference difference = Difference.valueOf(r.getString(2));
        return new Open(
                new BusinessDay(r.getString(1)).date(),
                difference.name(),
                difference.words(),
                r.getLong(3),
                r.getLong(4));
    }
}
