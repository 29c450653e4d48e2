package io.medsettle.server.reconciliation;

import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.Split;
import io.medsettle.reconciliation.Standing;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What our books do not tell: money we asked about and do not know of yet, and money that we let go. */
@Singleton
public class OpenRows {
    private final AsOf asOf;

    OpenRows(AsOf asOf) {
        this.asOf = asOf;
    }

    void of(Party party, BusinessDay day, Instant cut, Consumer<Row> rows) {
        each(party, day, cut, (order, d) -> d.farNumber(), rows);
    }

    /** The same for a far side that tells what we do not know of by the number of its sending. */
    void sendings(Party party, BusinessDay day, Instant cut, Consumer<Row> rows) {
        each(party, day, cut, (order, d) -> AsOf.sentUnder(order, d), rows);
    }

    private void each(
            Party party, BusinessDay day, Instant cut, BiFunction<Order, DeedView, String> far, Consumer<Row> rows) {
        asOf.moving(day, cut, order -> {
            for (Round round : order.rounds()) {
                for (DeedView d : round.deeds()) {
                    if (d.plan().party().equals(party) && d.plan().kind() == Kind.MONEY) {
                        tell(order, d, day, far, rows);
                    }
                }
            }
        });
    }

    private static void tell(
            Order order, DeedView d, BusinessDay day, BiFunction<Order, DeedView, String> far, Consumer<Row> rows) {
        boolean open = d.status().open();
        if (!open && !AsOf.letGo(d)) {
            return;
        }
        Instant at = AsOf.intendedAt(order, d);
        Split split = split(d.parts(), d.plan().verb() == Verb.REVERSE ? -1 : 1);
        if (split.isZero() || at.equals(Instant.EPOCH) || !BusinessDay.of(at).equals(day)) {
            return;
        }
        rows.accept(new Row(
                d.number().text(),
                far.apply(order, d),
                d.plan().verb() == Verb.REVERSE ? Flow.REFUND : Flow.PAY,
                open ? Standing.DOUBT : Standing.VOID,
                day,
                split,
                OptionalLong.empty(),
                at,
                Fields.of("order", order.id().text())
                        .with("status", d.status().name())
                        .with("act", d.plan().act())));
    }

    /** What the far side bears of it; what only tells the whole tells nothing here. */
    static Split split(Parts parts, int sign) {
        Split[] sum = {Split.NONE};
        parts.forEach((part, fen) -> {
            if (part != Part.WHOLE) {
                sum[0] = sum[0].plus(part, sign * fen);
            }
        });
        return sum[0];
    }
}
