package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Totals in {@code reconciliation_total}, and sums by means of payment. */
@Singleton
class TotalStore {
    private static final String COLUMNS =
            "source, care, side_state, ours_paid, ours_paid_fen, ours_back, ours_back_fen, theirs_paid,"
                    + " theirs_paid_fen, theirs_back, theirs_back_fen, agreed, waiting, waiting_fen, unexplained_fen";
    private static final String CLEAR = "DELETE FROM reconciliation_total WHERE org = ? AND run_day = ?";
    private static final String INSERT =
            "INSERT INTO reconciliation_total (org, run_day, " + COLUMNS + ") VALUES (" + Rows.marks(17) + ")";
    private static final String OF =
            "SELECT " + COLUMNS + " FROM reconciliation_total WHERE org = ? AND run_day = ? ORDER BY source, care";
    private static final String THEIRS = "SELECT care, COUNT(DISTINCT CASE WHEN fen >= 0 THEN far_number END),"
            + " SUM(CASE WHEN fen >= 0 THEN fen ELSE 0 END), COUNT(DISTINCT CASE WHEN fen < 0 THEN far_number END),"
            + " SUM(CASE WHEN fen < 0 THEN fen ELSE 0 END) FROM bill_line WHERE file_id = ? AND pay_means <> 'VOID' GROUP"
            + " BY care";
    private static final String MEANS = "SELECT f.bill_day, l.pay_means, l.care,"
            + " SUM(CASE WHEN l.fen >= 0 THEN l.fen ELSE 0 END), SUM(CASE WHEN l.fen < 0 THEN l.fen ELSE 0 END)"
            + " FROM bill_file f JOIN bill_line l ON l.file_id = f.file_id WHERE f.org = ? AND f.bill_day >= ?"
            + " AND f.bill_day <= ? AND f.file_state = 'GOOD' AND f.source LIKE ? AND l.pay_means <> 'VOID'"
            + " GROUP BY f.bill_day, l.pay_means, l.care ORDER BY f.bill_day, l.pay_means, l.care";
    private static final String OURS = "SELECT bill_day, account, part, SUM(CASE WHEN fen >= 0 THEN fen ELSE 0 END),"
            + " SUM(CASE WHEN fen < 0 THEN fen ELSE 0 END) FROM posting WHERE bill_day >= ? AND bill_day <= ?"
            + " AND account LIKE 'due-from:%' GROUP BY bill_day, account, part ORDER BY bill_day, account, part";

    private final Transactions transactions;

    TotalStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One far side's day in figures.
     *
     * @param care ALL, or a name of {@link Care}
     * @param state COMPARED, REFUSED or MISSING
     */
    record Total(
            String source,
            String care,
            String state,
            Flows ours,
            Flows theirs,
            long agreed,
            long waiting,
            long waitingFen,
            long unexplainedFen) {}

    /** Payments and what went back, which is negative. */
    record Flows(long paid, long paidFen, long back, long backFen) {
        static final Flows NONE = new Flows(0, 0, 0, 0);

        Flows plus(long fen, boolean refund) {
            return refund
                    ? new Flows(paid, paidFen, back + 1, backFen + fen)
                    : new Flows(paid + 1, paidFen + fen, back, backFen);
        }
    }

    /** In the place of those of a former run. */
    void keep(String org, BusinessDay day, List<Total> totals) {
        transactions.write(c -> {
            Rows.change(c, CLEAR, org, day.text());
            for (Total t : totals) {
                Rows.change(
                        c,
                        INSERT,
                        org,
                        day.text(),
                        t.source(),
                        t.care(),
                        t.state(),
                        t.ours().paid(),
                        t.ours().paidFen(),
                        t.ours().back(),
                        t.ours().backFen(),
                        t.theirs().paid(),
                        t.theirs().paidFen(),
                        t.theirs().back(),
                        t.theirs().backFen(),
                        t.agreed(),
                        t.waiting(),
                        t.waitingFen(),
                        t.unexplainedFen());
            }
            return totals.size();
        });
    }

    List<Total> of(String org, BusinessDay day) {
        return transactions.read(c -> Rows.all(c, OF, TotalStore::total, org, day.text()));
    }

    private static Total total(ResultSet r) throws SQLException {
        return new Total(
                r.getString(1),
                r.getString(2),
                r.getString(3),
                new Flows(r.getLong(4), r.getLong(5), r.getLong(6), r.getLong(7)),
                new Flows(r.getLong(8), r.getLong(9), r.getLong(10), r.getLong(11)),
                r.getLong(12),
                r.getLong(13),
                r.getLong(14),
                r.getLong(15));
    }

    /** What a bill says of some care. */
    record Theirs(Care care, Flows flows) {}

    List<Theirs> theirs(String file) {
        return transactions.read(c -> Rows.all(
                c,
                THEIRS,
                r -> new Theirs(
                        Care.valueOf(r.getString(1)),
                        new Flows(r.getLong(2), r.getLong(3), r.getLong(4), r.getLong(5))),
                file));
    }

    /** Sums of one means of payment on one day. */
    record Means(String day, String means, String care, long paidFen, long backFen) {}

    /** By the good bills of these sources; {@code like} as SQL has it. */
    List<Means> billed(String org, BusinessDay from, BusinessDay to, String like) {
        return transactions.read(c -> Rows.all(
                c,
                MEANS,
                r -> new Means(r.getString(1), r.getString(2), r.getString(3), r.getLong(4), r.getLong(5)),
                org,
                from.text(),
                to.text(),
                like));
    }

    /** One account's and part's sums on one day by our books. */
    record Booked(String day, String account, String part, long paidFen, long backFen) {}

    List<Booked> booked(BusinessDay from, BusinessDay to) {
        return transactions.read(c -> Rows.all(
                c,
                OURS,
                r -> new Booked(r.getString(1), r.getString(2), r.getString(3), r.getLong(4), r.getLong(5)),
                from.text(),
                to.text()));
    }
}
