package io.medsettle.server.view;

import io.medsettle.ports.value.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Orders that are not, or not only, told by our books: under way, in doubt, or given up. Safe to share between threads. */
public interface MovingOrders {
    /**
     * Those in one of the states that changed at one time or later and were opened before another, in order of their numbers.
     *
     * @param states names of {@code OrderState}
     * @param after the last one of the page before, "" for the first
     */
    List<OrderId> of(List<String> states, Instant since, Instant opened, String after, int most);

    /** Plan of the first round of each of these orders, by order; unknown orders are left out. */
    Map<String, String> plans(List<String> orders);
}
