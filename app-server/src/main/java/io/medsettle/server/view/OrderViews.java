package io.medsettle.server.view;

import io.medsettle.ports.store.Page;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.store.PageListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Keeps {@code order_view} and {@code order_number} in step with the histories, in the transaction of the page. */
@Singleton
final class OrderViews implements PageListener {
    private static final String UPDATE =
            "UPDATE order_view SET last_seq = ?, order_state = ?, round_no = ?, total_fen = ?,"
                    + " taken_fen = ?, returned_fen = ?, changed_at = ? WHERE order_id = ? AND last_seq <= ?";
    private static final String INSERT = "INSERT INTO order_view (order_id, last_seq, org, plan, entry, order_state,"
            + " round_no, insurance_class, his_bill, visit_no, patient_ref, total_fen, taken_fen, returned_fen, opened_at,"
            + " changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String NUMBER = "INSERT INTO order_number (number_text, order_id) VALUES (?, ?)";
    private static final String KNOWN = "SELECT 1 FROM order_number WHERE number_text = ? AND order_id = ?";

    private final PersonMarks people;

    OrderViews(PersonMarks people) {
        this.people = people;
    }

    @Override
    public void writing(Connection connection, Page page) throws SQLException {
        people.write(connection, page);
        if (page.view().isEmpty()) {
            return;
        }
        long lastSeq = page.firstSeq() + page.lines().size() - 1;
        long at = page.lines().get(0).at().toEpochMilli();
        Row row = new Row(page.order().text(), page.view().get(), lastSeq, at, at);
        if (page.firstSeq() == 0) {
            insert(connection, row);
        } else {
            update(connection, row);
        }
        numbers(connection, row);
    }

    /** One order's row, as it is told. */
    record Row(String order, Fields view, long lastSeq, long openedAt, long changedAt) {}

    /** Writes a row anew unless a newer one stands; the numbers with it. */
    static void rewrite(Connection connection, Row row) throws SQLException {
        if (update(connection, row) == 0 && !stands(connection, row.order())) {
            insert(connection, row);
        }
        numbers(connection, row);
    }

    private static boolean stands(Connection c, String order) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("SELECT 1 FROM order_view WHERE order_id = ?")) {
            s.setString(1, order);
            return s.executeQuery().next();
        }
    }

    private static void numbers(Connection c, Row row) throws SQLException {
        for (String number : row.view().get("numbers").split("\n", -1)) {
            if (!number.isEmpty()) {
                number(c, number, row.order());
            }
        }
    }

    private static int update(Connection c, Row row) throws SQLException {
        Fields view = row.view();
        try (PreparedStatement s = c.prepareStatement(UPDATE)) {
            s.setLong(1, row.lastSeq());
            s.setString(2, view.get("state"));
            s.setInt(3, Integer.parseInt(view.need("round")));
            s.setLong(4, Long.parseLong(view.need("totalFen")));
            s.setLong(5, Long.parseLong(view.need("takenFen")));
            s.setLong(6, Long.parseLong(view.need("returnedFen")));
            s.setLong(7, row.changedAt());
            s.setString(8, row.order());
            s.setLong(9, row.lastSeq());
            return s.executeUpdate();
        }
    }

    private static void insert(Connection c, Row row) throws SQLException {
        Fields view = row.view();
        try (PreparedStatement s = c.prepareStatement(INSERT)) {
            s.setString(1, row.order());
            s.setLong(2, row.lastSeq());
            s.setString(3, view.get("org"));
            s.setString(4, view.get("plan"));
            s.setString(5, view.get("entry"));
            s.setString(6, view.get("state"));
            s.setInt(7, Integer.parseInt(view.need("round")));
            s.setString(8, view.get("class"));
            s.setString(9, first(view.get("bill"), 128));
            s.setString(10, view.get("visitNo"));
            s.setString(11, view.get("patientId"));
            s.setLong(12, Long.parseLong(view.need("totalFen")));
            s.setLong(13, Long.parseLong(view.need("takenFen")));
            s.setLong(14, Long.parseLong(view.need("returnedFen")));
            s.setLong(15, row.openedAt());
            s.setLong(16, row.changedAt());
            s.executeUpdate();
        }
    }

    private static void number(Connection c, String number, String order) throws SQLException {
        try (PreparedStatement known = c.prepareStatement(KNOWN)) {
            known.setString(1, number);
            known.setString(2, order);
            if (known.executeQuery().next()) {
                return;
            }
        }
        try (PreparedStatement s = c.prepareStatement(NUMBER)) {
            s.setString(1, number);
            s.setString(2, order);
            s.executeUpdate();
        }
    }

    private static String first(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
