package io.medsettle.server.store;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.server.credit.Decision;
import io.medsettle.server.credit.Gate;
import io.medsettle.server.credit.Result;
import io.medsettle.server.credit.Trigger;
import io.medsettle.server.credit.TriggerRow;
import io.medsettle.server.credit.TriggerStore;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events in {@code credit_event}. */
@Singleton
final class JdbcTriggers implements TriggerStore {
    private static final String OPEN = "OPEN";
    private static final String COLUMNS = "org, his_order_id, event_id, visit_no, patient_id, rx_nos, version_no,"
            + " told_class, med_type, dept_code, dept_name, client, arrived_at, order_id, verdict, gate, code, reason";
    private static final String KEY = " WHERE org = ? AND his_order_id = ? AND event_id = ?";
    private static final String FIND = "SELECT " + COLUMNS + " FROM credit_event" + KEY;
    private static final String INSERT = "INSERT INTO credit_event (org, his_order_id, event_id, arrived_at, client,"
            + " digest, visit_no, patient_id, rx_nos, version_no, told_class, med_type, dept_code, dept_name,"
            + " patient_class, fen, order_id, verdict, gate, code, reason, decided_at, worked_on_until)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, '', 'OPEN', '', '', '', 0, ?)";
    private static final String TAKE =
            "UPDATE credit_event SET worked_on_until = ?" + KEY + " AND verdict = 'OPEN' AND worked_on_until < ?";
    private static final String LEAVE = "UPDATE credit_event SET worked_on_until = ?" + KEY;
    private static final String KNOWN = "UPDATE credit_event SET patient_class = ?, fen = ?" + KEY;
    private static final String OPENED = "UPDATE credit_event SET order_id = ?" + KEY + " AND verdict = 'OPEN'";
    private static final String DECIDE = "UPDATE credit_event SET verdict = ?, gate = ?, code = ?, reason = ?,"
            + " decided_at = ?" + KEY + " AND verdict = 'OPEN'";
    private static final String WAITING = "SELECT " + COLUMNS + " FROM credit_event"
            + " WHERE verdict = 'OPEN' AND worked_on_until < ? ORDER BY worked_on_until LIMIT ";

    private final Transactions transactions;

    JdbcTriggers(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Arrival arrive(Trigger t, Instant workedOnUntil) {
        Optional<TriggerRow> before = find(t.org(), t.hisOrderId(), t.eventId());
        if (before.isPresent()) {
            return new Arrival(before.get(), false);
        }
        boolean fresh = transactions.write(c -> inserted(c, t, workedOnUntil));
        return fresh
                ? new Arrival(new TriggerRow(t, Optional.empty(), ""), true)
                : new Arrival(find(t.org(), t.hisOrderId(), t.eventId()).orElseThrow(), false);
    }

    private static boolean inserted(Connection c, Trigger t, Instant until) throws SQLException {
        try {
            return Rows.change(
                            c,
                            INSERT,
                            t.org(),
                            t.hisOrderId(),
                            t.eventId(),
                            t.arrivedAt().toEpochMilli(),
                            t.client(),
                            t.digest(),
                            t.visitNo(),
                            t.patientId(),
                            String.join(",", t.rxNos()),
                            t.version(),
                            t.patientClass().map(Enum::name).orElse(""),
                            t.medType(),
                            t.deptCode(),
                            t.deptName(),
                            until.toEpochMilli())
                    == 1;
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<TriggerRow> find(String org, String hisOrderId, String eventId) {
        return transactions.read(c -> Rows.one(c, FIND, JdbcTriggers::row, org, hisOrderId, eventId));
    }

    private static TriggerRow row(ResultSet row) throws SQLException {
        String told = row.getString(8);
        Trigger trigger = new Trigger(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                List.of(row.getString(6).split(",", -1)),
                row.getLong(7),
                told.isEmpty() ? Optional.empty() : Optional.of(PatientClass.valueOf(told)),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                Instant.ofEpochMilli(row.getLong(13)));
        String verdict = row.getString(15);
        Optional<Decision> decision = verdict.equals(OPEN)
                ? Optional.empty()
                : Optional.of(new Decision(
                        Result.valueOf(verdict),
                        Gate.valueOf(row.getString(16)),
                        row.getString(17),
                        row.getString(18)));
        return new TriggerRow(trigger, decision, row.getString(14));
    }

    @Override
    public boolean take(Trigger t, Instant now, Instant until) {
        return transactions.write(c ->
                Rows.change(c, TAKE, until.toEpochMilli(), t.org(), t.hisOrderId(), t.eventId(), now.toEpochMilli())
                        == 1);
    }

    @Override
    public void known(Trigger t, PatientClass patientClass, long fen) {
        transactions.write(c -> Rows.change(c, KNOWN, patientClass.name(), fen, t.org(), t.hisOrderId(), t.eventId()));
    }

    @Override
    public void opened(Trigger t, String orderId) {
        transactions.write(c -> Rows.change(c, OPENED, orderId, t.org(), t.hisOrderId(), t.eventId()));
    }

    @Override
    public void leave(Trigger t, Instant from) {
        transactions.write(c -> Rows.change(c, LEAVE, from.toEpochMilli(), t.org(), t.hisOrderId(), t.eventId()));
    }

    @Override
    public boolean decided(Trigger t, Decision d, Instant at) {
        return transactions.write(c -> Rows.change(
                        c,
                        DECIDE,
                        d.result().name(),
                        d.gate().name(),
                        d.code(),
                        d.reason(),
                        at.toEpochMilli(),
                        t.org(),
                        t.hisOrderId(),
                        t.eventId())
                == 1);
    }

    @Override
    public List<TriggerRow> open(Instant now, int most) {
        return transactions.read(c -> Rows.all(c, WAITING + most, JdbcTriggers::row, now.toEpochMilli()));
    }
}
