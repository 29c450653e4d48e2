package io.medsettle.reconciliation;

import io.medsettle.reconciliation.SideFiles.Piece;
import io.medsettle.reconciliation.Totals.Sums;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fast pass. Reads both sides once and keeps the numbers whose rows do not agree at once; everything else agrees in number,
 * flow, standing, day, amount, parts and fee. While reading it counts, sums and digests each file, so that a file that
 * contradicts itself is known before any of its rows is used.
 */
final class Sieve {
    private static final int FEWEST_SLOTS = 1 << 10;
    private static final int MARK = 5;

    private final Comparison comparison;
    private final Machine machine;
    private final Hands hands;
    private final int most;
    private final List<Suspects> suspects = new ArrayList<>();
    private boolean keepsMarks;

    final SideFiles ours;
    final SideFiles theirs;
    /** Of each segment, if rows are few enough for that. */
    final ConcurrentHashMap<Segment, Marks> marks = new ConcurrentHashMap<>();

    final FileChecks checks = new FileChecks();
    Sums oursSums = Sums.NONE;
    Sums theirsSums = Sums.NONE;

    Sieve(Comparison comparison, Machine machine, Hands hands, int most) {
        this.comparison = comparison;
        this.machine = machine;
        this.hands = hands;
        this.most = most;
        ours = new SideFiles(RowSide.OURS, comparison.ours());
        theirs = new SideFiles(RowSide.THEIRS, comparison.theirs());
        checks.defects.addAll(ours.defects);
        checks.defects.addAll(theirs.defects);
    }

    /** Reads everything, unless a file cannot even be opened. */
    void run() {
        if (!checks.defects.isEmpty()) {
            return;
        }
        long slots = Math.max(FEWEST_SLOTS, Long.highestOneBit(machine.tableBytes() / (2 * Long.BYTES)));
        long wanted = ours.rows() * 4 / 3 + 1;
        keepsMarks = wanted <= slots && (ours.rows() + theirs.rows()) * MARK < machine.tableBytes() / 2;
        if (wanted <= slots) {
            int capacity = (int) Math.max(FEWEST_SLOTS, Long.highestOneBit(wanted - 1) << 1);
            atOnce(new Table(capacity));
        } else {
            inPartitions(new Table((int) slots), (int) (wanted / slots + 1));
        }
    }

    private void atOnce(Table table) {
        oursSums = read(ours, own -> new Batch(table, true, own));
        if (checks.defects.isEmpty()) {
            theirsSums = read(theirs, own -> new Batch(table, false, own));
            unseen(table);
        }
    }

    private void inPartitions(Table table, int count) {
        try (Partitions we = new Partitions(machine.scratch(), count);
                Partitions they = new Partitions(machine.scratch(), count)) {
            oursSums = read(ours, own -> we.taker());
            theirsSums = checks.defects.isEmpty() ? read(theirs, own -> they.taker()) : Sums.NONE;
            for (int i = 0; i < count && checks.defects.isEmpty(); i++) {
                if (i > 0) {
                    each(table.capacity(), (from, to) -> table.clear((int) from, (int) to));
                }
                int partition = i;
                each(we.rows(i), (from, to) -> we.read(partition, from, to, new Batch(table, true, own())));
                each(they.rows(i), (from, to) -> they.read(partition, from, to, new Batch(table, false, own())));
                unseen(table);
            }
        }
    }

    private void unseen(Table table) {
        each(table.capacity(), (from, to) -> table.unseen((int) from, (int) to, own()));
    }

    private Suspects own() {
        Suspects own = new Suspects(most * 2);
        synchronized (suspects) {
            suspects.add(own);
        }
        return own;
    }

    private interface TakerOf {
        RowTaker taker(Suspects own);
    }

    private Sums read(SideFiles side, TakerOf takers) {
        List<Callable<Tally>> work = new ArrayList<>();
        List<Integer> segments = new ArrayList<>();
        for (Piece piece : side.pieces) {
            List<Segment> cut = piece.file().segments(hands.count());
            segments.add(cut.size());
            cut.forEach(segment -> work.add(() -> {
                Suspects own = own();
                Marks marked = keepsMarks ? new Marks(segment) : null;
                if (marked != null) {
                    marks.put(segment, marked);
                }
                return new SegmentReading(segment, comparison, takers.taker(own), own, marked).call();
            }));
        }
        List<Tally> tallies = hands.all(work);
        Sums sums = Sums.NONE;
        int next = 0;
        for (int i = 0; i < segments.size(); i++) {
            sums = sums.plus(checks.check(side.pieces.get(i), tallies.subList(next, next + segments.get(i))));
            next += segments.get(i);
        }
        return sums;
    }

    private interface Stretch {
        void deal(long from, long to);
    }

    private void each(long size, Stretch stretch) {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < hands.count(); i++) {
            long from = size * i / hands.count();
            long to = size * (i + 1) / hands.count();
            work.add(() -> {
                stretch.deal(from, to);
                return true;
            });
        }
        hands.all(work);
    }

    /** Whether there were more of them than are looked at. */
    boolean tooMany() {
        return suspects.stream().anyMatch(Suspects::full);
    }

    LongSet suspects() {
        LongSet set = new LongSet();
        suspects.forEach(own -> own.into(set));
        return set;
    }
}
