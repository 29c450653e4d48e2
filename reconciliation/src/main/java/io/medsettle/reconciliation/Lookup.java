package io.medsettle.reconciliation;

import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.SideFiles.Piece;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** The second pass: fetches whole rows of some numbers, or of some orders, from the files of a side. */
final class Lookup {
    private final Hands hands;

    Lookup(Hands hands) {
        this.hands = hands;
    }

    /** Every row whose number is among the suspects; a few strangers of equal hash may be with them. */
    List<Told> rows(SideFiles side, Keyed keyed, LongSet suspects, Map<Segment, Marks> marks) {
        LongSet marked = new LongSet();
        if (!marks.isEmpty()) {
            suspects.forEach(number -> marked.add(Marks.of(number)));
        }
        return all(side, segment -> {
            List<Row> found = new ArrayList<>();
            Window window = new Window(segment);
            RowScan row = new RowScan(keyed == Keyed.FAR_NUMBER, false);
            Marks kept = marks.get(segment);
            if (kept != null) {
                kept.blocks(marked, block -> {
                    window.read(kept.from(block), kept.to(block));
                    suspected(window, row.in(window.bytes), suspects, found);
                });
                return found;
            }
            while (window.advance()) {
                suspected(window, row.in(window.bytes), suspects, found);
            }
            return found;
        });
    }

    private static void suspected(Window window, RowScan row, LongSet suspects, List<Row> found) {
        for (int at = 0; at < window.length; at = row.end + 1) {
            row.readNumber(at);
            if (suspects.has(row.number)) {
                add(window.bytes, at, row.end, found, any -> true);
            }
        }
    }

    /** Every row whose number belongs to one of the orders. */
    List<Told> ofOrders(SideFiles side, OrderOf orderOf, Set<String> orders) {
        int prefix = orderOf instanceof OrderPrefix p ? p.characters() : 0;
        LongSet hashes = new LongSet();
        orders.forEach(order -> hashes.add(Keys.prefix(order)));
        return all(side, segment -> {
            List<Row> found = new ArrayList<>();
            Window window = new Window(segment);
            while (window.advance()) {
                byte[] b = window.bytes;
                for (int at = 0, end; at < window.length; at = end + 1) {
                    end = RowScan.lineEnd(b, at);
                    if (prefix == 0 || end - at > prefix && hashes.has(Keys.prefix(b, at, prefix))) {
                        add(b, at, end, found, row -> orders.contains(orderOf.order(row.number())));
                    }
                }
            }
            return found;
        });
    }

    private static void add(byte[] b, int from, int end, List<Row> found, Predicate<Row> wanted) {
        try {
            Row row = RowText.row(new String(b, from, end - from, StandardCharsets.UTF_8));
            if (wanted.test(row)) {
                found.add(row);
            }
        } catch (BadRow e) {
            // named when the file was checked
            return;
        }
    }

    private interface SegmentRows {
        List<Row> of(Segment segment);
    }

    private List<Told> all(SideFiles side, SegmentRows rows) {
        List<Callable<List<Told>>> work = new ArrayList<>();
        for (Piece piece : side.pieces) {
            for (Segment segment : piece.file().segments(hands.count())) {
                work.add(() -> rows.of(segment).stream()
                        .map(row -> new Told(piece.side(), piece.delivery(), row, null))
                        .toList());
            }
        }
        List<Told> told = new ArrayList<>();
        hands.all(work).forEach(told::addAll);
        return told;
    }
}
