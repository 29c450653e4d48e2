package io.medsettle.reconciliation;

import io.medsettle.ports.value.Party;
import java.util.Map;

/**
 * One comparison in figures, to close a day with.
 *
 * @param party the far side
 * @param farSide what kind of far side
 * @param refused whether one of its files was refused: then nothing was compared, and the other figures are zero
 * @param ours our rows as they were delivered
 * @param theirs their rows as they were delivered
 * @param agreed rows of ours that their bill tells alike
 * @param findings how many of each class
 * @param waiting rows of either side that wait for a partner without having been reported
 * @param waitingFen what they are worth, theirs minus ours
 * @param dropped carried rows that have waited too long and are let go
 * @param unexplainedFen what both sums differ by beyond the rows that were looked at one by one; anything but zero is an error
 *     of this programme
 */
public record Totals(
        Party party,
        FarSide farSide,
        boolean refused,
        Sums ours,
        Sums theirs,
        long agreed,
        Map<Difference, Long> findings,
        long waiting,
        long waitingFen,
        long dropped,
        long unexplainedFen) {
    /**
     * Rows and signed sums of a side, whatever their standing.
     *
     * @param payments how many rows are payments
     * @param paidFen their sum
     * @param refunds how many rows are refunds
     * @param refundedFen their sum, as a rule negative
     */
    public record Sums(long payments, long paidFen, long refunds, long refundedFen) {
        static final Sums NONE = new Sums(0, 0, 0, 0);

        public long rows() {
            return payments + refunds;
        }

        public long fen() {
            return paidFen + refundedFen;
        }

        Sums plus(Sums other) {
            return new Sums(
                    payments + other.payments,
                    paidFen + other.paidFen,
                    refunds + other.refunds,
                    refundedFen + other.refundedFen);
        }

        Sums plus(Row row) {
            return row.flow() == Flow.PAY ? plus(new Sums(1, row.fen(), 0, 0)) : plus(new Sums(0, 0, 1, row.fen()));
        }
    }

    public Totals {
        findings = Map.copyOf(findings);
    }
}
