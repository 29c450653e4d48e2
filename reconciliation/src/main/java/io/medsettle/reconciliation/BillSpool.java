package io.medsettle.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes any far side's bill and writes it down as canonical rows, line by line, whatever its own format is (flows §12 steps 1 to
 * 3). Nothing is there afterwards unless the bill came whole and agreed with itself. Safe to share.
 */
public final class BillSpool {
    private static final String PURSE = "purse";

    private final Function<BillLine, OptionalLong> fee;
    private final Predicate<BillLine> wanted;

    /**
     * @param fee finds the handling fee in a line, signed fen as the bill tells it
     * @param wanted which lines are to be compared; withdrawals and fees of a fund bill are not
     */
    public BillSpool(Function<BillLine, OptionalLong> fee, Predicate<BillLine> wanted) {
        this.fee = fee;
        this.wanted = wanted;
    }

    /** All lines, no fees. */
    public static BillSpool plain() {
        return new BillSpool(line -> OptionalLong.empty(), line -> true);
    }

    /**
     * Fetches a bill into a file.
     *
     * @return what the source said; {@code Declined} with BILL_SUMS if it said other counts or sums than its lines have.
     *     {@code Succeeded} only with the file in place, and then only with it
     */
    public Outcome<BillSummary> take(BillSource source, BusinessDay day, String kind, Path file) {
        try (RowWriter writer = RowWriter.to(file)) {
            Writing writing = new Writing(writer, day);
            Outcome<BillSummary> said = source.fetch(day, kind, writing::line);
            return said.then(summary -> {
                writing.end();
                if (summary.lines() != writing.lines || summary.sumFen() != writing.sumFen) {
                    return Outcome.declined(
                            "BILL_SUMS",
                            "账单自称 " + summary.lines() + " 行 " + summary.sumFen() + " 分, 实有 " + writing.lines + " 行 "
                                    + writing.sumFen + " 分");
                }
                writer.seal();
                return Outcome.succeeded(summary);
            });
        }
    }

    /** Lines that follow each other and differ only in the part are one row. */
    private final class Writing {
        private final RowWriter writer;
        private final BusinessDay day;
        private @Nullable Row open;
        private boolean openReversed;
        private long lines;
        private long sumFen;

        Writing(RowWriter writer, BusinessDay day) {
            this.writer = writer;
            this.day = day;
        }

        void line(BillLine line) {
            lines++;
            sumFen = Math.addExact(sumFen, line.fen());
            if (!wanted.test(line)) {
                return;
            }
            Row next = row(line);
            Row last = open;
            if (last != null && openReversed == line.reversed() && joins(last, next)) {
                open = joined(last, next);
            } else {
                end();
                open = next;
                openReversed = line.reversed();
            }
        }

        private Row row(BillLine line) {
            return new Row(
                    line.requestNo(),
                    line.farNumber(),
                    line.fen() < 0 ? Flow.REFUND : Flow.PAY,
                    line.reversed() ? Standing.REVERSED : Standing.DONE,
                    day,
                    Split.of(line.part(), line.fen()),
                    fee.apply(line),
                    line.farTime(),
                    line.labels());
        }

        void end() {
            if (open != null) {
                writer.add(open);
            }
            open = null;
        }
    }

    private static boolean joins(Row a, Row b) {
        boolean same = a.number().equals(b.number())
                && a.farNumber().equals(b.farNumber())
                && a.flow() == b.flow()
                && a.time().equals(b.time());
        boolean otherPurse = !a.labels().get(PURSE).equals(b.labels().get(PURSE));
        return same && !a.farNumber().isEmpty() && (a.split().apart(b.split()) || otherPurse);
    }

    private static Row joined(Row a, Row b) {
        Fields labels = a.labels().and(b.labels());
        String purses = String.join("+", a.labels().get(PURSE), b.labels().get(PURSE));
        return new Row(
                a.number(),
                a.farNumber(),
                a.flow(),
                a.standing(),
                a.day(),
                a.split().plus(b.split()),
                a.feeFen().isPresent() ? a.feeFen() : b.feeFen(),
                a.time(),
                a.labels().has(PURSE) || b.labels().has(PURSE) ? labels.with(PURSE, purses) : labels);
    }
}
