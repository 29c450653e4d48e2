package io.medsettle.server.reconciliation;

import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.view.BookedOrders;
import io.medsettle.server.view.MovingOrders;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Orders as their histories told them at a point in time, one after another. */
@Singleton
public class AsOf {
    private static final int PAGE = 200;
    private static final List<String> UNDER_WAY = List.of(
            OrderState.COLLECTING.name(),
            OrderState.AWAITING_PATIENT.name(),
            OrderState.IN_DOUBT.name(),
            OrderState.UNWINDING.name(),
            OrderState.REFUNDING.name(),
            OrderState.STUCK.name());
    private static final List<String> OVER = List.of(OrderState.CANCELLED.name(), OrderState.UNWOUND.name());

    private static final List<String> ELSE = Stream.of(OrderState.values())
            .map(Enum::name)
            .filter(state -> !UNDER_WAY.contains(state) && !OVER.contains(state))
            .toList();

    private final HistoryStore histories;
    private final BookedOrders booked;
    private final MovingOrders moving;

    AsOf(HistoryStore histories, BookedOrders booked, MovingOrders moving) {
        this.histories = histories;
        this.booked = booked;
        this.moving = moving;
    }

    Order order(OrderId id, Instant cut) {
        return Order.tell(
                id,
                histories.read(id).stream().filter(l -> !l.at().isAfter(cut)).toList());
    }

    /** Orders that moved money on that day by our books. */
    void booked(BusinessDay day, Instant cut, Consumer<Order> orders) {
        String after = "";
        for (List<OrderId> page = booked.of(day, after, PAGE); !page.isEmpty(); page = booked.of(day, after, PAGE)) {
            after = page.get(page.size() - 1).text();
            page.forEach(id -> orders.accept(order(id, cut)));
        }
    }

    /**
     * Orders that were under way, or were given up, since that day began; and whatever changed after the cut, for it may have
     * been under way then. What was opened after the cut was not.
     */
    void moving(BusinessDay day, Instant cut, Consumer<Order> orders) {
        Instant since = day.date().atStartOfDay(BusinessDay.ZONE).toInstant();
        moving(UNDER_WAY, since, cut, orders);
        moving(OVER, since, cut, orders);
        moving(ELSE, cut, cut, orders);
    }

    private void moving(List<String> states, Instant since, Instant cut, Consumer<Order> orders) {
        String after = "";
        for (List<OrderId> page = moving.of(states, since, cut, after, PAGE);
                !page.isEmpty();
                page = moving.of(states, since, cut, after, PAGE)) {
            after = page.get(page.size() - 1).text();
            page.forEach(id -> orders.accept(order(id, cut)));
        }
    }

    /** When the deed was first intended; nothing secret is opened. */
    static Instant intendedAt(Order order, DeedView d) {
        return new Composer(order, ref -> Optional.empty()).deed(d).intendedAt();
    }

    /** The number of its last sending (msgid), "" if it has none; nothing secret is opened. */
    static String sentUnder(Order order, DeedView d) {
        return new Composer(order, ref -> Optional.empty()).deed(d).transmission();
    }

    private static final Set<DeedStatus> LET_GO = Set.of(DeedStatus.CLOSED, DeedStatus.REFUSED);

    /** Whether we let it go, or were told no. */
    static boolean letGo(DeedView d) {
        return LET_GO.contains(d.status());
    }
}
