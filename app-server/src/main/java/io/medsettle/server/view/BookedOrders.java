package io.medsettle.server.view;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import java.util.List;

/** Which orders moved money on a day, by our own books. */
public interface BookedOrders {
    /** In order of their numbers, at most {@code most}, after the given one ("" = from the start). */
    List<OrderId> of(BusinessDay day, String after, int most);
}
