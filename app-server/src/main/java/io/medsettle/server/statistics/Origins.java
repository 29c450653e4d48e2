package io.medsettle.server.statistics;

import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.OrderId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which payment a refund gives back, as the order's history has it. Reads an order once; for one thread. */
final class Origins {
    private final HistoryStore histories;
    private final Map<String, Order> orders = new HashMap<>();

    Origins(HistoryStore histories) {
        this.histories = histories;
    }

    /** Empty where the history does not tell; what was found returned without a refund of ours stands under its own number. */
    Optional<DeedView> of(Movement back) {
        Order order =
                orders.computeIfAbsent(back.order(), o -> Order.tell(new OrderId(o), histories.read(new OrderId(o))));
        return order.byNumber(back.number()).flatMap(deed -> original(order, deed));
    }

    private static Optional<DeedView> original(Order order, DeedView deed) {
        return deed.plan()
                .ofRound()
                .map(round -> order.round(round).deed(deed.plan().ofName()))
                .orElse(Optional.of(deed));
    }
}
