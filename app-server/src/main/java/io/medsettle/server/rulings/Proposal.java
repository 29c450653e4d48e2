package io.medsettle.server.rulings;

import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Ruling;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.util.List;
import java.util.Optional;

/**
 * A ruling that one person proposed, as the order's history tells it.
 *
 * @param line place of the proposal in the history: its number within the order
 * @param fields as they were proposed
 */
record Proposal(long line, Fields fields) {

    /** What is wished, before anybody wrote it down. */
    static Fields wish(int round, String deed, Ruling ruling, Parts parts, String farNumber, String who) {
        return Fields.of("round", Integer.toString(round))
                .with("deed", deed)
                .with("ruling", ruling.name())
                .with("parts", parts.text())
                .with("farNumber", farNumber)
                .with("who", who);
    }

    /** The latest proposal about a round that nobody has signed or overtaken. */
    static Optional<Proposal> open(Order order, int round) {
        String number = Integer.toString(round);
        List<HistoryLine> about = order.lines().stream()
                .filter(l -> l.fields().get("round").equals(number))
                .filter(l -> is(l, FactKind.RULING_ASKED) || is(l, FactKind.RULED) || is(l, FactKind.STUCK))
                .toList();
        return about.isEmpty() || !is(about.get(about.size() - 1), FactKind.RULING_ASKED)
                ? Optional.empty()
                : Optional.of(of(about.get(about.size() - 1)));
    }

    private static Proposal of(HistoryLine line) {
        return new Proposal(line.seq(), line.fields());
    }

    private static boolean is(HistoryLine line, FactKind kind) {
        return line.kind().equals(kind.name());
    }

    int round() {
        return Integer.parseInt(fields.need("round"));
    }

    Ruled signedBy(String second) {
        return new Ruled(
                round(),
                fields.need("deed"),
                Ruling.valueOf(fields.need("ruling")),
                Parts.ofText(fields.get("parts")),
                fields.get("farNumber"),
                fields.need("who"),
                second,
                fields.need("reason"),
                fields.get("evidence"));
    }
}
