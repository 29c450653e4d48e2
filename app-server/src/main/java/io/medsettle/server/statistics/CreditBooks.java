package io.medsettle.server.statistics;

import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.CreditFarSide;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads events and books of days. Safe to share. */
@Singleton
class CreditBooks {
    private static final String MOVED = "SELECT p.order_id, p.request_no, p.far_number, SUM(p.fen), p.bill_day,"
            + " MAX(p.far_time), MAX(p.labels), MAX(v.insurance_class), MAX(v.his_bill) FROM posting p"
            + " JOIN order_view v ON v.order_id = p.order_id"
            + " WHERE p.account = ? AND p.bill_day >= ? AND p.bill_day <= ? AND v.org = ?"
            + " GROUP BY p.order_id, p.request_no, p.far_number, p.bill_day HAVING SUM(p.fen) <> 0"
            + " ORDER BY p.bill_day, MAX(p.far_time), p.request_no";
    /** Begins with the platform's own orders: they are few among all that the insurer bears a part of. */
    private static final String BORNE = "SELECT i.order_id, i.request_no, i.account, i.bill_day, i.part, SUM(i.fen)"
            + " FROM (SELECT DISTINCT order_id FROM posting WHERE account = ? AND bill_day >= ? AND bill_day <= ?) k"
            + " JOIN posting i ON i.order_id = k.order_id"
            + " WHERE i.account IN (?, 'due-from:yibao', 'due-from:his-insurance') AND i.bill_day <= ?"
            + " GROUP BY i.order_id, i.request_no, i.account, i.bill_day, i.part";

    private static final String DEPARTMENTS = "SELECT DISTINCT order_id, dept_code, dept_name FROM credit_event"
            + " WHERE org = ? AND arrived_at >= ? AND arrived_at < ? AND order_id <> ''";
    private static final String EVENTS =
            "SELECT arrived_at, CASE WHEN patient_class <> '' THEN patient_class ELSE told_class END,"
                    + " dept_code, dept_name, verdict, gate, code, decided_at, order_id FROM credit_event"
                    + " WHERE org = ? AND arrived_at >= ? AND arrived_at < ? ORDER BY arrived_at";

    private static final String ACCOUNT = "due-from:" + CreditFarSide.PARTY.name();

    private final Transactions transactions;
    private final HistoryStore histories;
    private final String org;

    CreditBooks(Transactions transactions, HistoryStore histories, GatewaySettings gateway) {
        this.transactions = transactions;
        this.histories = histories;
        this.org = gateway.org();
    }

    /** An event as it was decided. */
    record Event(
            Instant arrivedAt,
            String patientClass,
            String deptCode,
            String deptName,
            String verdict,
            String gate,
            String code,
            Instant decidedAt,
            String order) {
        String day() {
            return BusinessDay.of(arrivedAt).text();
        }
    }

    private record Department(String code, String name) {
        static final Department NONE = new Department("", "");
    }

    List<Event> events(BusinessDay from, BusinessDay to) {
        return transactions.read(c -> Rows.all(c, EVENTS, CreditBooks::event, org, begin(from, 0), begin(to, 1)));
    }

    /** What moved, both ways, in the order of the platform's own times. */
    List<Movement> movements(BusinessDay from, BusinessDay to) {
        Map<String, Department> departments = departments(from, to);
        List<Moved> moved = transactions.read(c -> Rows.all(
                c,
                MOVED,
                row -> moved(row, departments.getOrDefault(row.getString(1), Department.NONE)),
                ACCOUNT,
                from.text(),
                to.text(),
                org));
        FamilyRounds family = new FamilyRounds(histories);
        return moved.stream().map(each -> each.paidBy(family)).toList();
    }

    /** As it stands in the books; who paid may have to be looked up. */
    private record Moved(Movement movement, Fields labels) {
        Movement paidBy(FamilyRounds family) {
            return movement.paidBy(family.binding(movement.order(), movement.number(), labels));
        }
    }

    /** What the insurer bears of what the platform collected in those days. */
    Borne borne(BusinessDay from, BusinessDay to) {
        return new Borne(transactions.read(
                c -> Rows.all(c, BORNE, CreditBooks::posted, ACCOUNT, from.text(), to.text(), ACCOUNT, to.text())));
    }

    /** For one reading of refunds. */
    Origins origins() {
        return new Origins(histories);
    }

    /** An order may be refunded weeks after its event. */
    private Map<String, Department> departments(BusinessDay from, BusinessDay to) {
        Map<String, Department> byOrder = new HashMap<>();
        transactions.read(c -> Rows.all(
                c,
                DEPARTMENTS,
                row -> byOrder.put(row.getString(1), new Department(row.getString(2), row.getString(3))),
                org,
                begin(from, -90),
                begin(to, 1)));
        return byOrder;
    }

    private static long begin(BusinessDay day, int later) {
        return day.date()
                .plusDays(later)
                .atStartOfDay(BusinessDay.ZONE)
                .toInstant()
                .toEpochMilli();
    }

    private static Moved moved(ResultSet row, Department department) throws SQLException {
        Fields labels = Fields.ofText(row.getString(7));
        Movement movement = new Movement(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                Movement.business(labels),
                row.getString(8),
                department.code(),
                department.name(),
                row.getString(9),
                "");
        return new Moved(movement, labels);
    }

    private static Borne.Posted posted(ResultSet row) throws SQLException {
        return new Borne.Posted(
                row.getString(1),
                row.getString(2),
                row.getString(3).equals(ACCOUNT),
                row.getString(4),
                Part.valueOf(row.getString(5)),
                row.getLong(6));
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)),
                row.getString(9));
    }
}
