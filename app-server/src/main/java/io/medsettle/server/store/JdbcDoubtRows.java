package io.medsettle.server.store;

import io.medsettle.core.order.OrderState;
import io.medsettle.core.plan.NoSense;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.credit.DoubtRows;
import io.medsettle.server.credit.UnderWay;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Reads {@code order_view} for credit orders under way. */
@Singleton
final class JdbcDoubtRows implements DoubtRows, UnderWay {
    private static final String FIND = "SELECT order_id, opened_at FROM order_view WHERE order_state = ?"
            + " AND org = ? AND entry IN (?, ?) AND opened_at < ? ORDER BY opened_at LIMIT ";

    private static final String UNDER_WAY = "SELECT order_id FROM order_view WHERE org = ? AND patient_ref = ?"
            + " AND entry IN (?, ?) AND order_state IN ('PRICING', 'COLLECTING', 'IN_DOUBT', 'UNWINDING') LIMIT 1";

    private final Transactions transactions;

    JdbcDoubtRows(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean of(String org, String patientId) {
        return transactions.read(
                c -> Rows.one(c, UNDER_WAY, row -> row.getString(1), org, patientId, NoSense.INSURED, NoSense.SELF_PAY)
                        .isPresent());
    }

    @Override
    public List<Doubt> openedBefore(String org, Instant then, int most) {
        return transactions.read(c -> Rows.all(
                c,
                FIND + most,
                row -> new Doubt(new OrderId(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))),
                OrderState.IN_DOUBT.name(),
                org,
                NoSense.INSURED,
                NoSense.SELF_PAY,
                then.toEpochMilli()));
    }
}
