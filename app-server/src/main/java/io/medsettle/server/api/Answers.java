package io.medsettle.server.api;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Glance;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an order is shown to a client. */
public final class Answers {
    private Answers() {}

    public static OrderAnswer of(Order order, boolean withHistory) {
        Round first = order.round(0);
        Parts parts = split(order);
        long total = Long.parseLong(Glance.of(order).get("totalFen"));
        OrderState state = order.state();
        return new OrderAnswer(
                order.id().text(),
                order.opening().get("entry"),
                state.name(),
                Words.state(state),
                total,
                parts(parts),
                order.held().total(),
                note(order, NoteKey.HIS_ORDER_ID),
                first.giveUpAt()
                        .filter(t -> first.waitsAt().isPresent() || waiting(first))
                        .map(Answers::time)
                        .orElse(null),
                reason(order),
                Words.money(state, order.held()),
                Words.next(state),
                legs(order),
                refunds(order),
                withHistory ? history(order) : null,
                cashier(first));
    }

    private static boolean waiting(Round round) {
        return round.deeds().stream().anyMatch(d -> d.status() == DeedStatus.AWAITING);
    }

    private static Parts split(Order order) {
        for (DeedView d : order.round(0).deeds()) {
            if (d.plan().tells() && !d.told().isZero()) {
                return d.told();
            }
        }
        return order.round(0)
                .deed("cash")
                .or(() -> order.round(0).deed("credit"))
                .map(DeedView::parts)
                .orElse(Parts.NONE);
    }

    private static @Nullable String note(Order order, String key) {
        return order.round(0).deeds().stream()
                .map(d -> d.notes().find(key))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String reason(Order order) {
        for (Round r : order.rounds()) {
            if (r.stuck()) {
                return r.stuckWhy();
            }
        }
        Round first = order.round(0);
        return first.gaveUp() ? first.why() : null;
    }

    private static List<OrderAnswer.LegAnswer> legs(Order order) {
        List<OrderAnswer.LegAnswer> legs = new ArrayList<>();
        order.rounds().forEach(r -> legs.addAll(legs(r)));
        return legs;
    }

    static List<OrderAnswer.LegAnswer> legs(Round round) {
        return round.deeds().stream()
                .filter(d -> d.plan().kind() != Kind.CHECK)
                .map(Answers::leg)
                .toList();
    }

    private static OrderAnswer.LegAnswer leg(DeedView d) {
        return new OrderAnswer.LegAnswer(
                d.round(),
                d.name(),
                d.plan().party().name(),
                d.status().name(),
                parts(d.parts()),
                d.number().text(),
                d.farNumber().isEmpty() ? null : d.farNumber(),
                d.farTime().equals(Instant.EPOCH) ? null : time(d.farTime()),
                d.doubted() && d.status().open(),
                d.text().isEmpty() ? null : d.text());
    }

    static OrderAnswer.PartsAnswer parts(Parts p) {
        return new OrderAnswer.PartsAnswer(
                p.get(Part.FUND), p.get(Part.ACCOUNT), p.get(Part.CASH), p.get(Part.OTHER), p.get(Part.HOSPITAL));
    }

    private static List<RefundAnswer> refunds(Order order) {
        return order.rounds().stream()
                .filter(r -> r.purpose() == Plan.Purpose.REFUND)
                .map(r -> refund(order, r))
                .toList();
    }

    static RefundAnswer refund(Order order, Round r) {
        long fen = r.deeds().stream()
                .filter(d -> !d.plan().of().isEmpty())
                .mapToLong(d -> d.parts().total())
                .sum();
        String result = r.stuck() ? "STUCK" : r.gaveUp() ? "REJECTED" : r.complete() ? "SUCCESS" : "PROCESSING";
        String reason = r.stuck() ? r.stuckWhy() : r.gaveUp() ? r.why() : null;
        return new RefundAnswer(
                order.id().text() + "-" + r.no(),
                order.id().text(),
                result,
                Words.refund(result),
                fen,
                r.opening().find("notes." + NoteKey.HIS_REFUND_NO).orElseGet(() -> hisRefundNo(r)),
                reason,
                legs(r));
    }

    private static @Nullable String hisRefundNo(Round r) {
        return r.deed("permit")
                .flatMap(d -> d.notes().find(NoteKey.HIS_REFUND_NO))
                .orElse(null);
    }

    private static List<OrderAnswer.HistoryAnswer> history(Order order) {
        return order.lines().stream()
                .filter(l -> !l.kind().equals("DEED"))
                .map(l -> new OrderAnswer.HistoryAnswer(time(l.at()), Story.tell(l)))
                .toList();
    }

    /** What the page hands to the channel's cashier, while the patient's turn lasts. */
    private static @Nullable Map<String, String> cashier(Round round) {
        for (String name : List.of("cashier", "cash")) {
            Optional<DeedView> d = round.deed(name).filter(x -> x.status() == DeedStatus.AWAITING);
            if (d.isPresent() && !d.get().handoff().isEmpty()) {
                return d.get().handoff().asMap();
            }
        }
        return null;
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.atZone(BusinessDay.ZONE).toOffsetDateTime());
    }
}
