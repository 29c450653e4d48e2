package io.medsettle.acceptance;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A year of a hospital's orders, put straight into the tables of a MariaDB server: lists, marks of people, postings, and for the last
 * forty days the bills. They have no history: only pages that list or count can show them.
 */
final class ManyOrders {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final int DAYS = 365;
    private static final int BILLED = 40;
    private static final long AT_ONCE = 200_000;
    private static final String ID = "CONCAT(DATE_FORMAT(d.day, '%Y%m%d'), LPAD(CONV(s.seq, 10, 36), 8, '0'))";
    private static final String OPENED = "(TO_DAYS(d.day) - 719528) * 86400000 + s.seq % 36000000";
    private static final String STATE =
            "CASE WHEN s.seq % 20 = 0 THEN 'REFUNDED' WHEN s.seq % 20011 = 1 THEN 'IN_DOUBT' ELSE 'SETTLED' END";

    private final String url;
    private final String org;
    private final LocalDate today;
    private final long orders;

    ManyOrders(String url, String org, LocalDate today, long orders) {
        this.url = url;
        this.org = org;
        this.today = today;
        this.orders = orders;
    }

    /** @param mark a person's digest, to whom every thousandth order belongs */
    void write(String mark) throws SQLException {
        try (Connection c = DriverManager.getConnection(url, "root", "");
                Statement s = c.createStatement()) {
            s.execute("SET SESSION time_zone = '+00:00'");
            s.execute("CREATE TEMPORARY TABLE days (no INT PRIMARY KEY, day DATE NOT NULL)");
            s.execute("INSERT INTO days SELECT seq, DATE_SUB('" + today + "', INTERVAL (" + DAYS
                    + " - seq) DAY) FROM seq_1_to_" + DAYS);
            for (long from = 1; from <= orders; from += AT_ONCE) {
                long to = Math.min(orders, from + AT_ONCE - 1);
                String of = " FROM seq_" + from + "_to_" + to + " s JOIN days d ON d.no = 1 + (s.seq - 1) DIV "
                        + Math.max(1, orders / DAYS + 1);
                orders(s, of);
                people(c, of, mark);
                postings(s, of);
                bills(s, of);
            }
            runs(s);
            findings(s);
            for (String table : new String[] {"order_view", "order_person", "posting", "bill_line", "finding"}) {
                s.execute("ANALYZE TABLE " + table);
            }
        }
    }

    private void orders(Statement s, String of) throws SQLException {
        s.executeUpdate("INSERT INTO order_view (order_id, last_seq, org, plan, entry, order_state, round_no,"
                + " insurance_class, his_bill, visit_no, patient_ref, total_fen, taken_fen, returned_fen, opened_at,"
                + " changed_at) SELECT " + ID + ", 9, '" + org + "', 'online-mixed', 'online-mixed', " + STATE
                + ", 0, '310', CONCAT('B', s.seq), CONCAT('V', s.seq), CONCAT('P', s.seq % 800000), 10000, 10000,"
                + " CASE WHEN s.seq % 20 = 0 THEN 10000 ELSE 0 END, " + OPENED + ", " + OPENED + " + 60000" + of);
    }

    private static void people(Connection c, String of, String mark) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("INSERT INTO order_person (mark, order_id) SELECT"
                + " CASE WHEN s.seq % 1000 = 0 THEN ? ELSE SHA2(CONCAT(s.seq % 800000), 256) END, " + ID + of)) {
            s.setString(1, mark);
            s.executeUpdate();
        }
    }

    private static void postings(Statement s, String of) throws SQLException {
        String[][] legs = {
            {"0", "due-from:wechat", "CASH", "4000"},
            {"1", "due-from:yibao", "FUND", "6000"},
            {"2", "due-from:patient", "CASH", "0"}
        };
        for (String[] leg : legs) {
            s.executeUpdate(
                    "INSERT INTO posting (order_id, page_seq, place, account, part, fen, request_no, far_number,"
                            + " far_time, bill_day, booked_at, labels) SELECT " + ID + ", 7, " + leg[0] + ", '" + leg[1]
                            + "', '" + leg[2] + "', " + leg[3] + ", CONCAT(" + ID + ", 'C001'), CONCAT('F', s.seq), "
                            + OPENED
                            + ", DATE_FORMAT(d.day, '%Y%m%d'), " + OPENED + ", ''" + of);
        }
    }

    private void bills(Statement s, String of) throws SQLException {
        String recent = of + " WHERE d.no > " + (DAYS - BILLED);
        String[][] sources = {{"WECHAT", "CASH", "4000"}, {"HIS-OUTPATIENT", "CASH", "4000"}};
        for (String[] source : sources) {
            s.executeUpdate("INSERT INTO bill_line (file_id, line_no, request_no, far_number, part, fen, reversed,"
                    + " far_time, order_id, care, pay_means, labels) SELECT CONCAT('" + source[0]
                    + "-', DATE_FORMAT(d.day, '%Y%m%d')), s.seq, CONCAT(" + ID + ", 'C001'), CONCAT('F', s.seq), '"
                    + source[1] + "', " + source[2] + ", 0, " + OPENED + ", " + ID
                    + ", 'OUTPATIENT', 'WECHAT', ''" + recent);
        }
    }

    private void runs(Statement s) throws SQLException {
        long now = today.atStartOfDay(HERE).toInstant().toEpochMilli();
        s.executeUpdate("INSERT INTO reconciliation_run (org, run_day, run_state, stage, done_rows, attempts, asked_at,"
                + " asked_by, cut_at, next_try_at, finished_at, taken_by, taken_until, words) SELECT '" + org
                + "', DATE_FORMAT(day, '%Y%m%d'), 'FINISHED', '', 0, 1, " + now + ", 'daily', " + now + ", 0, " + now
                + ", '', 0, '' FROM days");
        for (String source : new String[] {"WECHAT", "HIS-OUTPATIENT"}) {
            s.executeUpdate("INSERT INTO bill_file (file_id, org, source, bill_day, file_state, digest, line_count,"
                    + " sum_fen, began_at, ended_at, words) SELECT CONCAT('" + source
                    + "-', DATE_FORMAT(day, '%Y%m%d')), '" + org + "', '" + source
                    + "', DATE_FORMAT(day, '%Y%m%d'), 'GOOD', '', " + orders / DAYS + ", 0, " + now + ", " + now
                    + ", '' FROM days WHERE no > " + (DAYS - BILLED));
            s.executeUpdate("INSERT INTO reconciliation_total SELECT '" + org + "', DATE_FORMAT(day, '%Y%m%d'), '"
                    + source + "', 'ALL', 'COMPARED', 1, 1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0 FROM days");
        }
    }

    /** One order in five hundred is found, most of them long ended. */
    private void findings(Statement s) throws SQLException {
        String at = Long.toString(today.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        s.executeUpdate("INSERT INTO finding (finding_id, org, run_day, bill_day, found_at, source, difference, form,"
                + " also, care, key_text, order_id, flow, ours_fen, theirs_fen, direction, words, remedy, needs, reason,"
                + " evidence, finding_state, last_seq) SELECT LPAD(HEX(s.seq), 32, '0'), '" + org
                + "', DATE_FORMAT(d.day, '%Y%m%d'), DATE_FORMAT(d.day, '%Y%m%d'), " + at
                + ", 'WECHAT', 'D1', 'D1', '', 'OUTPATIENT', CONCAT('K', s.seq), '', 'PAY', 0, 100, 'THEIRS_MORE',"
                + " '对方多', 'PERSON', 'PERSON', '', '{}', CASE WHEN s.seq % 40 = 0 THEN 'OPEN' ELSE 'CLOSED' END, 1"
                + " FROM seq_1_to_" + Math.max(400, orders / 500) + " s JOIN days d ON d.no = 1 + s.seq % " + DAYS);
    }
}
