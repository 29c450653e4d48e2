package io.medsettle.server.view;

import io.medsettle.ports.value.OrderId;
import java.time.Instant;
import java.util.List;

/** A patient's orders, newest first, as the search tables show them. */
public interface PatientOrders {
    /** Orders opened since then; at most 50. */
    List<OrderId> since(String org, String patientId, Instant from);
}
