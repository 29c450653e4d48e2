package io.medsettle.durability;

import io.medsettle.core.order.Numbers;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.OrderId;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Our postings and the far sides' own books in the same words: party, part and far number, net in fen. */
final class Ledgers {
    private static final String DUE = "due-from:";

    private Ledgers() {}

    /** What far sides owe by our postings; HIS only writes down and patients are told by the rest. */
    static Map<String, Long> ours(List<Posting> postings) {
        Map<String, Long> net = new TreeMap<>();
        for (Posting p : postings) {
            if (p.account().startsWith(DUE) && !p.account().equals(DUE + "patient")) {
                String party = p.account().substring(DUE.length());
                net.merge(line(party, p.part().name(), p.requestNo(), p.farNumber(), p.fen()), p.fen(), Long::sum);
            }
        }
        net.values().removeIf(fen -> fen == 0);
        return net;
    }

    /** What insurer and channel wrote down about one order. */
    static Map<String, Long> theirs(OutsideWorld world, OrderId order) {
        Map<String, Long> net = new TreeMap<>();
        for (LedgerEntry e : of(world.books(), order)) {
            net.merge(line(e.party(), e.part(), e.requestNo(), e.farNumber(), e.fen()), e.fen(), Long::sum);
        }
        net.values().removeIf(fen -> fen == 0);
        return net;
    }

    /** The insurer's books carry a refund under the number of the order that it takes back; ours under the refund's own. */
    private static String line(String party, String part, String requestNo, String farNumber, long fen) {
        boolean insurersRefund = party.equals("yibao") && fen < 0;
        return String.join(" ", party, part, requestNo, insurersRefund ? "back" : farNumber);
    }

    /** What insurer and channel hold of one order now. */
    static long held(OutsideWorld world, OrderId order) {
        return sum(of(world.books(), order));
    }

    /** What HIS believes to be paid of one order now. */
    static long writtenDown(OutsideWorld world, OrderId order) {
        return sum(of(world.his().ledger(), order));
    }

    private static List<LedgerEntry> of(List<LedgerEntry> books, OrderId order) {
        List<LedgerEntry> own = new ArrayList<>(books);
        own.removeIf(e -> Numbers.orderOf(e.requestNo()).filter(order::equals).isEmpty());
        return own;
    }

    private static long sum(List<LedgerEntry> entries) {
        return entries.stream().mapToLong(LedgerEntry::fen).sum();
    }
}
