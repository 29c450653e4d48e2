package io.medsettle.reconciliation;

import io.medsettle.reconciliation.Totals.Sums;
import java.util.ArrayList;
import java.util.List;

/** What was counted in some lines of a file. Not to be shared. */
final class Tally {
    /** More lines than these are not kept: the file is not what it seems. */
    static final int MOST_ODD = 10_000;

    /** A line that was not surely in order: which of these lines it is, from zero, and where it begins in the file. */
    record Odd(long line, long offset, int length) {}

    long lines;
    long payments;
    long paidFen;
    long refunds;
    long refundedFen;
    long digest;
    final List<Odd> odd = new ArrayList<>();
    boolean tooOdd;

    void odd(long offset, int length) {
        if (odd.size() < MOST_ODD) {
            odd.add(new Odd(lines, offset, length));
        } else {
            tooOdd = true;
        }
    }

    Sums sums() {
        return new Sums(payments, paidFen, refunds, refundedFen);
    }
}
