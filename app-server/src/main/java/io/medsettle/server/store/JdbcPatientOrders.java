package io.medsettle.server.store;

import io.medsettle.ports.value.OrderId;
import io.medsettle.server.view.PatientOrders;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Reads a patient's orders from {@code order_view}. */
@Singleton
final class JdbcPatientOrders implements PatientOrders {
    private static final String FIND =
            "SELECT order_id FROM order_view WHERE org = ? AND patient_ref = ? AND opened_at >= ?"
                    + " ORDER BY opened_at DESC, order_id DESC LIMIT 50";
    private final Transactions transactions;

    JdbcPatientOrders(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<OrderId> since(String org, String patientId, Instant from) {
        return transactions.read(
                c -> Rows.all(c, FIND, row -> new OrderId(row.getString(1)), org, patientId, from.toEpochMilli()));
    }
}
