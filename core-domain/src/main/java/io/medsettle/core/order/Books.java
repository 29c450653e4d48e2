package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which entries a fact makes in the books: always in pairs that sum to zero. */
final class Books {
    private Books() {}

    /** The entries of a fact about a deed, as the deed stands before the fact. */
    static List<Posting> of(Order order, DeedView d, Draft fact) {
        boolean unplanned = d.plan().kind() == Kind.TRACE && (fact.kind() == FactKind.MISMATCHED || d.mismatched);
        if (d.plan().kind() != Kind.MONEY && !unplanned) {
            return List.of();
        }
        Fields f = fact.fields();
        return switch (fact.kind()) {
            case TAKEN, FOUND_TAKEN -> entries(order, d, f, d.plan().credit(), 1);
            case MISMATCHED -> entries(order, d, f, "in-question", d.reversal() ? -1 : 1);
            case ACCEPTED -> entries(order, d, f, counter(order, d), -1);
            case RETURNED -> d.status == DeedStatus.ACCEPTED ? List.of() : entries(order, d, f, counter(order, d), -1);
            case BOUNCED -> entries(order, d, past(d), counter(order, d), 1);
            case FOUND_RETURNED ->
                entries(order, d, f, d.mismatched ? "in-question" : d.plan().credit(), -1);
            case RULED -> ruled(order, d, f);
            default -> List.of();
        };
    }

    private static List<Posting> ruled(Order order, DeedView d, Fields f) {
        return switch (Ruling.valueOf(f.need("ruling"))) {
            case TOOK ->
                d.mismatched ? List.of() : entries(order, d, f, d.plan().credit(), 1);
            case RETURNED_BY_HAND ->
                d.status == DeedStatus.MISMATCHED ? answered(order, d, f) : entries(order, d, f, counter(order, d), -1);
            case OWED -> d.reversal() ? List.of() : owed(order, d, f);
            case NEVER_TOOK, GO_BACK, GO_ON -> List.of();
        };
    }

    /** What went back in another amount is booked towards the far side already: only the question is taken away. */
    private static List<Posting> answered(Order order, DeedView d, Fields f) {
        List<Posting> entries = new ArrayList<>();
        d.parts.forEach((part, fen) -> {
            entries.add(entry(order, d, f, d.farTime, "in-question", part, -fen));
            entries.add(entry(order, d, f, d.farTime, counter(order, d), part, fen));
        });
        return entries;
    }

    private static String counter(Order order, DeedView reversal) {
        return reversal.reversal() && order.original(reversal).mismatched
                ? "in-question"
                : reversal.plan().credit();
    }

    private static Fields past(DeedView d) {
        return Fields.of("parts", d.parts.text())
                .with("farNumber", d.farNumber)
                .with("farTime", Long.toString(d.farTime.toEpochMilli()));
    }

    private static List<Posting> entries(Order order, DeedView d, Fields f, String credit, int sign) {
        List<Posting> entries = new ArrayList<>();
        Instant farTime = Instant.ofEpochMilli(Long.parseLong(f.need("farTime")));
        Parts.ofText(f.get("parts")).forEach((part, fen) -> {
            String debit = part == Part.HOSPITAL ? "hospital-borne" : d.plan().debit();
            entries.add(entry(order, d, f, farTime, debit, part, sign * fen));
            entries.add(entry(order, d, f, farTime, credit, part, -sign * fen));
        });
        return entries;
    }

    /** What its far side was to bear and nobody else pays: of what it only told, the patient's own part is collected by others. */
    private static List<Posting> owed(Order order, DeedView d, Fields f) {
        List<Posting> entries = new ArrayList<>();
        Instant at = Instant.ofEpochMilli(Long.parseLong(f.need("farTime")));
        Parts due = d.plan().tells() ? d.parts().only(d.plan().bears().toArray(Part[]::new)) : d.parts();
        due.forEach((part, fen) -> {
            entries.add(entry(order, d, f, at, "due-from:patient", part, fen));
            entries.add(entry(order, d, f, at, d.plan().credit(), part, -fen));
        });
        return entries;
    }

    private static Posting entry(
            Order order, DeedView d, Fields f, Instant farTime, String account, Part part, long fen) {
        Fields labels = d.plan()
                .route()
                .with("org", order.org())
                .with("act", d.plan().act())
                .with("order", order.id().text())
                .with("reversal", d.reversal() ? "1" : "");
        return new Posting(
                account,
                part,
                fen,
                d.number().text(),
                f.get("farNumber"),
                farTime,
                BusinessDay.of(farTime).text(),
                labels);
    }
}
