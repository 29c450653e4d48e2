package io.medsettle.core.desk;

import io.medsettle.core.order.Draft;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Pad;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Ruling;
import io.medsettle.ports.store.Appended;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where people end what no rule can (人工裁定). Two people sign; the evidence stays in the history. */
public final class RulingDesk {
    private final Desk desk;

    public RulingDesk(Desk desk) {
        this.desk = desk;
    }

    /**
     * One ruling.
     *
     * @param deed the deed it is about
     * @param parts for TOOK and RETURNED_BY_HAND: what was taken or given back
     * @param farNumber for these: the number that proves it
     * @param second who approved it; another person than {@code who}
     */
    public record Ruled(
            int round,
            String deed,
            Ruling ruling,
            Parts parts,
            String farNumber,
            String who,
            String second,
            String reason,
            String evidence) {
        public Ruled {
            if (who.isBlank() || second.isBlank() || who.equals(second)) {
                throw new IllegalArgumentException("a ruling needs two different people");
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a ruling needs a reason");
            }
        }
    }

    /** @return empty if no person is called for there, or if the ruling does not fit what is known of the deed */
    public Optional<Order> rule(OrderId id, Ruled ruled) {
        return rule(id, ruled, order -> true);
    }

    private static boolean fits(Round round, Ruled ruled) {
        return round.deed(ruled.deed())
                .filter(d -> ruled.ruling().fits(round, d))
                .isPresent();
    }

    /**
     * @param stands whether the order still is as the second person saw it; looked at again before each writing
     * @return empty if no person is called for there, if the ruling does not fit what is known of the deed, or if it does not
     *     stand any more
     */
    public Optional<Order> rule(OrderId id, Ruled ruled, Predicate<Order> stands) {
        while (true) {
            Order order = desk.read(id);
            if (!order.exists()
                    || ruled.round() >= order.rounds().size()
                    || !order.round(ruled.round()).stuck()
                    || !fits(order.round(ruled.round()), ruled)
                    || !stands.test(order)) {
                return Optional.empty();
            }
            Instant now = desk.around().clock().instant();
            Draft draft = Draft.of(
                    FactKind.RULED,
                    Fields.of("round", Integer.toString(ruled.round()))
                            .with("deed", ruled.deed())
                            .with("ruling", ruled.ruling().name())
                            .with("parts", ruled.parts().text())
                            .with("farNumber", ruled.farNumber())
                            .with("farTime", Long.toString(now.toEpochMilli()))
                            .with("who", ruled.who())
                            .with("second", ruled.second())
                            .with("reason", ruled.reason())
                            .with("evidence", ruled.evidence()));
            Appended said = desk.around()
                    .histories()
                    .append(new Pad(order, desk.around().pageId())
                            .put(List.of(draft), now)
                            .page(List.of(), now));
            if (said instanceof Appended.Written) {
                return Optional.of(desk.advance(id));
            }
        }
    }
}
