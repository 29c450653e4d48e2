package io.medsettle.server.store;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Round;
import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.NoSense;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.credit.CreditFarSide;
import io.medsettle.server.credit.DayOrders;
import io.medsettle.server.credit.DoubtRows;
import io.medsettle.server.credit.UnderWay;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds credit payments under way in {@code order_view}. A stay is one order for all its deposits, its discharge and its refunds,
 * so which of its rounds is in doubt, and since when, is told by its history; so it is with a bill's refund.
 */
@Singleton
final class JdbcDoubtRows implements DoubtRows, UnderWay, DayOrders {
    /** The entry of a stay's order. */
    private static final String STAY = "stay";

    private static final String FIND =
            "SELECT order_id, opened_at, entry, round_no FROM order_view WHERE order_state = ?"
                    + " AND org = ? AND entry IN (?, ?, ?) AND opened_at < ? ORDER BY opened_at LIMIT ";

    private static final String UNDER_WAY = "SELECT order_id FROM order_view WHERE org = ? AND patient_ref = ?"
            + " AND entry IN (?, ?) AND order_state IN ('PRICING', 'COLLECTING', 'IN_DOUBT', 'UNWINDING') LIMIT 1";

    private static final String MOVED_SINCE = "SELECT order_id FROM order_view WHERE org = ? AND patient_ref = ?"
            + " AND entry IN (?, ?, ?) AND changed_at >= ?";

    private final Transactions transactions;
    private final HistoryStore histories;

    JdbcDoubtRows(Transactions transactions, HistoryStore histories) {
        this.transactions = transactions;
        this.histories = histories;
    }

    @Override
    public boolean of(String org, String patientId) {
        return transactions.read(
                c -> Rows.one(c, UNDER_WAY, row -> row.getString(1), org, patientId, NoSense.INSURED, NoSense.SELF_PAY)
                        .isPresent());
    }

    @Override
    public List<OrderId> movedSince(String org, String patientId, Instant since) {
        return transactions.read(c -> Rows.all(
                c,
                MOVED_SINCE,
                row -> new OrderId(row.getString(1)),
                org,
                patientId,
                NoSense.INSURED,
                NoSense.SELF_PAY,
                STAY,
                since.toEpochMilli()));
    }

    @Override
    public List<Doubt> openedBefore(String org, Instant then, int most) {
        List<Row> rows = transactions.read(c -> Rows.all(
                c,
                FIND + most,
                JdbcDoubtRows::row,
                OrderState.IN_DOUBT.name(),
                org,
                NoSense.INSURED,
                NoSense.SELF_PAY,
                STAY,
                then.toEpochMilli()));
        return rows.stream()
                .flatMap(row -> row.plain()
                        ? Stream.of(row.doubt())
                        : inRounds(row.doubt().order()))
                .filter(doubt -> doubt.openedAt().isBefore(then))
                .sorted(Comparator.comparing(Doubt::openedAt))
                .toList();
    }

    /** @param plain whether it has nothing but the one round that it was opened with */
    private record Row(Doubt doubt, boolean plain) {}

    private static Row row(ResultSet row) throws SQLException {
        Doubt doubt = new Doubt(new OrderId(row.getString(1)), Instant.ofEpochMilli(row.getLong(2)));
        return new Row(doubt, !row.getString(3).equals(STAY) && row.getInt(4) == 0);
    }

    /** The oldest round in doubt in which the platform has a part. */
    private Stream<Doubt> inRounds(OrderId id) {
        Order order = Order.tell(id, histories.read(id));
        return order.rounds().stream()
                .filter(JdbcDoubtRows::byCredit)
                .filter(JdbcDoubtRows::doubted)
                .findFirst()
                .flatMap(round -> openedAt(order, round))
                .map(at -> new Doubt(id, at))
                .stream();
    }

    private static boolean byCredit(Round round) {
        return round.deeds().stream()
                .anyMatch(d -> d.plan().party().equals(CreditFarSide.PARTY) && d.status() != DeedStatus.LEFT_OUT);
    }

    private static boolean doubted(Round round) {
        return round.deeds().stream().anyMatch(JdbcDoubtRows::doubted);
    }

    private static boolean doubted(DeedView d) {
        return d.plan().kind() != Kind.NOTICE && d.doubted() && d.status().open();
    }

    private static Optional<Instant> openedAt(Order order, Round round) {
        return order.lines().stream()
                .filter(line -> line.kind().equals(FactKind.ROUND.name()))
                .skip(round.no())
                .findFirst()
                .map(HistoryLine::at);
    }
}
