package io.medsettle.core.order;

import io.medsettle.core.plan.Plan;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How an order looks from afar: what search tables hold. Told from the order, rebuilt at will. */
public final class Glance {
    private static final Set<String> NUMBERED = Set.of(
            "farNumber",
            "notes." + NoteKey.HIS_ORDER_ID,
            "notes." + NoteKey.PAY_ORD_ID,
            "notes." + NoteKey.MIX_TRADE_NO,
            "notes." + NoteKey.SETL_ID,
            "notes." + NoteKey.MDTRT_ID,
            "notes." + NoteKey.HIS_REFUND_NO);

    private Glance() {}

    /** The whole of it: state, plan, parts and the references a person searches by. */
    public static Fields of(Order order) {
        Fields notes = order.opening().under("notes.");
        long taken = 0;
        for (Round round : order.rounds()) {
            if (round.purpose() == Plan.Purpose.COLLECT) {
                taken += round.deeds().stream()
                        .filter(d -> d.status() == DeedStatus.TAKEN || d.status() == DeedStatus.MISMATCHED)
                        .filter(d -> !d.plan().draws())
                        .mapToLong(d -> d.parts().with(Part.WHOLE, 0).total())
                        .sum();
            }
        }
        long total = order.rounds().isEmpty() ? 0 : whole(order.round(0));
        return Fields.of("state", order.state().name())
                .with("org", order.org())
                .with("plan", order.rounds().isEmpty() ? "" : order.round(0).plan())
                .with("entry", order.opening().get("entry"))
                .with("round", Integer.toString(Math.max(0, order.rounds().size() - 1)))
                .with("bill", order.opening().get("bills"))
                .with("visitNo", notes.get(NoteKey.VISIT_NO))
                .with("patientId", notes.get(NoteKey.PATIENT_ID))
                .with("class", notes.get(NoteKey.INSURANCE_CLASS))
                .with("totalFen", Long.toString(total))
                .with("takenFen", Long.toString(taken))
                .with("returnedFen", Long.toString(taken - order.held().total()));
    }

    /** What HIS said that it costs, also after HIS has let it go. */
    private static long whole(Round round) {
        return round.deeds().stream()
                .mapToLong(d -> Math.max(d.tellsNow().get(Part.WHOLE), d.parts.get(Part.WHOLE)))
                .max()
                .orElse(0);
    }

    /** The same if it differs from before, with the numbers that these lines told for the first time. */
    static Optional<Fields> changed(Fields before, Order order, List<HistoryLine> lines) {
        Fields now = of(order);
        Set<String> numbers = numbers(lines);
        if (now.equals(before) && numbers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(now.with("numbers", String.join("\n", numbers)));
    }

    /** Far sides' numbers that some lines tell. */
    public static Set<String> numbers(List<HistoryLine> lines) {
        Set<String> numbers = new TreeSet<>();
        for (HistoryLine line : lines) {
            for (String name : NUMBERED) {
                line.fields().find(name).filter(n -> n.length() <= 64).ifPresent(numbers::add);
            }
        }
        return numbers;
    }
}
