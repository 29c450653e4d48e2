package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.Numbers;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Our postings of one order beside the far sides' own books of it. */
final class Money {
    private static final String DUE = "due-from:";

    private final Gateway gateway;
    private final String order;

    Money(Gateway gateway, String order) {
        this.gateway = gateway;
        this.order = order;
    }

    /** What insurer and channel have by their own books, line by line: {@code party part request far number = fen}. */
    List<String> theirLines() {
        List<String> lines = new ArrayList<>();
        for (LedgerEntry e : theirs()) {
            lines.add(line(e.party(), e.part(), e.requestNo(), e.farNumber(), e.fen()));
        }
        return lines.stream().sorted().toList();
    }

    /** The same by our postings. */
    List<String> ourLines() {
        List<String> lines = new ArrayList<>();
        for (Posting p : postings()) {
            boolean far = p.account().startsWith(DUE) && !p.account().equals("due-from:his");
            if (far && !p.account().equals("due-from:patient")) {
                boolean counter = p.account().equals("due-from:yibao")
                        && p.labels().get("act").endsWith("settle");
                lines.add(line(
                        p.account().substring(DUE.length()),
                        p.part().name(),
                        counter ? "" : p.requestNo(),
                        p.farNumber(),
                        p.fen()));
            }
        }
        return lines.stream().sorted().toList();
    }

    /**
     * The mobile pay centre's books name a refund by the order it belongs to, its answers by the refund: there only our
     * number counts. The counter platform knows its own number and the message's, and HIS as the insurer's
     * speaker books a reversal under the settlement's: there only the far number counts.
     */
    private static String line(String party, String part, String request, String far, long fen) {
        boolean counter = party.equals("yibao") && Numbers.orderOf(request).isEmpty();
        String number = party.equals("yibao") && fen < 0 && !counter ? "" : far;
        boolean farOnly = counter || party.equals("his-insurance");
        return party + " " + part + " " + (farOnly ? "" : request) + " " + number + " = " + fen;
    }

    List<LedgerEntry> theirs() {
        return gateway.world().books().stream().filter(this::ours).toList();
    }

    private boolean ours(LedgerEntry e) {
        return Numbers.orderOf(e.requestNo()).map(id -> id.text().equals(order)).orElseGet(() -> postings().stream()
                .anyMatch(p -> p.farNumber().equals(e.farNumber())));
    }

    List<Posting> postings() {
        return gateway.histories().postings(new OrderId(order));
    }

    /** What they hold now, by party and part; nothing where it is nothing. */
    Map<String, Long> held() {
        Map<String, Long> held = new TreeMap<>();
        theirs().forEach(e -> held.merge(e.party() + " " + e.part(), e.fen(), Long::sum));
        held.values().removeIf(fen -> fen == 0);
        return held;
    }

    long heldFen() {
        return held().values().stream().mapToLong(Long::longValue).sum();
    }

    /** What HIS has charged less what it has given back, by its own books. */
    long charged() {
        return gateway.world().his().ledger().stream()
                .filter(e -> Numbers.orderOf(e.requestNo())
                        .filter(id -> id.text().equals(order))
                        .isPresent())
                .mapToLong(LedgerEntry::fen)
                .sum();
    }

    /** Our books are balanced and say to the fen and to the number what theirs say. */
    void agrees() {
        assertThat(gateway.histories().read(new OrderId(order)))
                .as("an order of this number")
                .isNotEmpty();
        assertThat(postings().stream().mapToLong(Posting::fen).sum())
                .as("our books balance")
                .isZero();
        assertThat(ourLines()).as("our postings are their lines").isEqualTo(theirLines());
    }
}
