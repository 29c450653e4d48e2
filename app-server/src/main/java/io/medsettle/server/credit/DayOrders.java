package io.medsettle.server.credit;

import io.medsettle.ports.value.OrderId;
import java.time.Instant;
import java.util.List;

/**
 * A patient's orders in which the credit platform may have collected something, as the database knows them: whichever node opened
 * them, from the moment they were opened. Safe to share.
 */
@FunctionalInterface
public interface DayOrders {
    /** Bills and stays about which something was written since then. */
    List<OrderId> movedSince(String org, String patientId, Instant since);
}
