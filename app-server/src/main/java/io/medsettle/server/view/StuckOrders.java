package io.medsettle.server.view;

import io.medsettle.ports.value.OrderId;
import java.util.List;

/** A hospital's orders that wait for a person, as the search tables show them. */
public interface StuckOrders {
    /** In order of their numbers, those behind one of them; {@code after} may be "". */
    List<OrderId> after(String org, String after, int most);
}
