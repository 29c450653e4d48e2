package io.medsettle.reconciliation;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One hand reading one segment: every row is counted, hashed and handed on as two numbers. */
final class SegmentReading implements Callable<Tally> {
    private final Segment segment;
    private final Comparison comparison;
    private final RowTaker rows;
    private final Suspects suspects;
    private final @Nullable Marks marks;

    /** @param marks to be filled; null if there are too many rows for that */
    SegmentReading(Segment segment, Comparison comparison, RowTaker rows, Suspects suspects, @Nullable Marks marks) {
        this.marks = marks;
        this.segment = segment;
        this.comparison = comparison;
        this.rows = rows;
        this.suspects = suspects;
    }

    @Override
    public Tally call() {
        Tally tally = new Tally();
        Window window = new Window(segment);
        RowScan row = new RowScan(comparison.keyed() == Comparison.Keyed.FAR_NUMBER, comparison.fees());
        while (window.advance()) {
            read(window, row.in(window.bytes), tally);
        }
        rows.flush();
        return tally;
    }

    private void read(Window window, RowScan row, Tally tally) {
        for (int at = 0; at < window.length; at = row.end + 1) {
            if (row.read(at)) {
                take(row, tally);
            } else {
                tally.odd(segment.from() + window.offset + at, row.end - at);
                row.readNumber(at);
            }
            if (marks != null) {
                marks.add(row.number, window.offset + at);
            }
            tally.digest += row.digest;
            tally.lines++;
        }
    }

    private void take(RowScan row, Tally tally) {
        if (row.flow == 'P') {
            tally.payments++;
            tally.paidFen += row.fen;
        } else {
            tally.refunds++;
            tally.refundedFen += row.fen;
        }
        if (row.standing == 'X') {
            suspects.add(row.number);
        } else {
            rows.take(Table.key(row), Table.value(row));
        }
    }
}
