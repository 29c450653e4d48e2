package io.medsettle.server.reconciliation;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.server.reconciliation.BillFile.State;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Bills in {@code bill_file} and {@code bill_line}. */
@Singleton
public class BillStore {
    private static final int PAGE = 1_000;
    private static final String COLUMNS =
            "file_id, source, bill_day, file_state, digest, line_count, sum_fen, began_at," + " ended_at, words";
    private static final String BEGIN = "INSERT INTO bill_file (file_id, org, source, bill_day, file_state, digest,"
            + " line_count, sum_fen, began_at, ended_at, words) VALUES (?, ?, ?, ?, 'FETCHING', '', 0, 0, ?, 0, '')";
    private static final String END = "UPDATE bill_file SET file_state = ?, digest = ?, line_count = ?, sum_fen = ?,"
            + " ended_at = ?, words = ? WHERE file_id = ? AND file_state = 'FETCHING'";
    private static final String SUPERSEDE =
            "UPDATE bill_file SET file_state = 'SUPERSEDED' WHERE org = ? AND source = ?"
                    + " AND bill_day = ? AND file_id <> ? AND file_state IN ('GOOD', 'REFUSED', 'MISSING')";
    private static final String REFUSE =
            "UPDATE bill_file SET file_state = 'REFUSED', words = ? WHERE file_id = ? AND file_state = 'GOOD'";
    private static final String TOUCH = "UPDATE bill_file SET ended_at = ? WHERE file_id = ?";
    private static final String FILES =
            "SELECT " + COLUMNS + " FROM bill_file WHERE org = ? AND bill_day = ? ORDER BY source, began_at, file_id";
    private static final String GOOD_DAYS = "SELECT DISTINCT bill_day FROM bill_file WHERE org = ? AND source = ?"
            + " AND bill_day >= ? AND bill_day <= ? AND file_state = 'GOOD'";
    private static final String FIRST = "SELECT 1 FROM bill_line WHERE file_id = ? AND line_no = ?";
    private static final String LINE = "INSERT INTO bill_line (file_id, line_no, request_no, far_number, part, fen,"
            + " reversed, far_time, order_id, care, pay_means, labels) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String LINES = "SELECT line_no, request_no, far_number, part, fen, reversed, far_time, labels,"
            + " order_id, care, pay_means FROM bill_line WHERE file_id = ? AND line_no > ? ORDER BY line_no LIMIT ?";

    private final Transactions transactions;

    BillStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** One line as it is kept. */
    record Kept(long no, BillLine line, String order, Care care, String means) {}

    void begin(String id, String org, String source, BusinessDay day, Instant at) {
        transactions.write(c -> Once.inserted(c, BEGIN, id, org, source, day.text(), at.toEpochMilli()));
    }

    /** Keeps some lines of a file, whole or not at all. */
    void keep(String file, List<Kept> lines) {
        if (lines.isEmpty()) {
            return;
        }
        transactions.write(c -> {
            boolean there = Rows.one(
                            c, FIRST, r -> r.getInt(1), file, lines.get(0).no())
                    .isPresent();
            if (!there) {
                Rows.batch(c, LINE, lines, (statement, kept) -> bind(statement, file, kept));
            }
            return there;
        });
    }

    private static void bind(PreparedStatement s, String file, Kept kept) throws SQLException {
        BillLine line = kept.line();
        s.setString(1, file);
        s.setLong(2, kept.no());
        s.setString(3, line.requestNo());
        s.setString(4, line.farNumber());
        s.setString(5, line.part().name());
        s.setLong(6, line.fen());
        s.setInt(7, line.reversed() ? 1 : 0);
        s.setLong(8, line.farTime().toEpochMilli());
        s.setString(9, kept.order());
        s.setString(10, kept.care().name());
        s.setString(11, kept.means());
        s.setString(12, line.labels().text());
    }

    void end(String file, State state, BillSummary told, Instant at, String words) {
        transactions.write(c -> Rows.change(
                c, END, state.name(), told.digest(), told.lines(), told.sumFen(), at.toEpochMilli(), words, file));
    }

    /**
     * A good one is read to its end, and what was there before gives way: both or nothing, so that never two count.
     *
     * @param counts the file itself; or, if the same bytes came again, the one that is there, which is as good as new
     */
    void endGood(String file, String org, BillFile counts, BillSummary told, Instant at) {
        State state = counts.id().equals(file) ? State.GOOD : State.DOUBLE;
        transactions.write(c -> {
            long now = at.toEpochMilli();
            Rows.change(c, END, state.name(), told.digest(), told.lines(), told.sumFen(), now, "", file);
            Rows.change(c, TOUCH, now, counts.id());
            return Rows.change(c, SUPERSEDE, org, counts.source(), counts.day().text(), counts.id());
        });
    }

    /** A good one turned out not to be: it counts no longer and is fetched again. */
    void refuse(String file, String words) {
        transactions.write(c -> Rows.change(c, REFUSE, words, file));
    }

    /** All fetchings of that day, by source and time. */
    List<BillFile> files(String org, BusinessDay day) {
        return transactions.read(c -> Rows.all(c, FILES, BillStore::file, org, day.text()));
    }

    /** On which days of that time there is a good bill of that source. */
    List<String> goodDays(String org, String source, BusinessDay from, BusinessDay to) {
        return transactions.read(c -> Rows.all(c, GOOD_DAYS, r -> r.getString(1), org, source, from.text(), to.text()));
    }

    /** The one that counts: good, or what came last instead. */
    Optional<BillFile> present(String org, BusinessDay day, String source) {
        List<BillFile> live = files(org, day).stream()
                .filter(f -> f.source().equals(source))
                .filter(f -> f.state() == State.GOOD || f.state() == State.REFUSED || f.state() == State.MISSING)
                .toList();
        return live.isEmpty() ? Optional.empty() : Optional.of(live.get(live.size() - 1));
    }

    private static BillFile file(ResultSet r) throws SQLException {
        return new BillFile(
                r.getString(1),
                r.getString(2),
                new BusinessDay(r.getString(3)),
                State.valueOf(r.getString(4)),
                r.getString(5),
                r.getLong(6),
                r.getLong(7),
                Instant.ofEpochMilli(r.getLong(8)),
                Instant.ofEpochMilli(r.getLong(9)),
                r.getString(10));
    }

    /** A file's lines in their order; memory holds a page. */
    void lines(String file, Consumer<BillLine> lines) {
        long after = 0;
        for (List<Kept> page = page(file, after, PAGE); !page.isEmpty(); page = page(file, after, PAGE)) {
            page.forEach(kept -> lines.accept(kept.line()));
            after = page.get(page.size() - 1).no();
        }
    }

    private List<Kept> page(String file, long after, int most) {
        return transactions.read(c -> Rows.all(c, LINES, BillStore::kept, file, after, most));
    }

    /** A line and the file it stands in. */
    record Filed(String file, Kept kept) {
        String cursor() {
            return file + "-" + kept.no();
        }
    }

    /**
     * Lines of some files.
     *
     * @param care "" for any
     * @param number ours, theirs, or an order's; "" for any
     * @param after cursor of the last line of the page before, "" for the first
     */
    List<Filed> search(List<String> files, String care, String number, String after, int most) {
        if (files.isEmpty()) {
            return List.of();
        }
        int dash = after.indexOf('-');
        String file = dash < 0 ? "" : after.substring(0, dash);
        long no = dash < 0 ? 0 : Long.parseLong(after.substring(dash + 1));
        List<Object> values = new ArrayList<>(files);
        values.addAll(List.of(file, file, no));
        StringBuilder sql = new StringBuilder("SELECT line_no, request_no, far_number, part, fen, reversed, far_time,"
                + " labels, order_id, care, pay_means, file_id FROM bill_line WHERE file_id IN (");
        sql.append(Rows.marks(files.size())).append(") AND (file_id > ? OR file_id = ? AND line_no > ?)");
        if (!care.isEmpty()) {
            sql.append(" AND care = ?");
            values.add(care);
        }
        if (!number.isEmpty()) {
            sql.append(" AND (request_no = ? OR far_number = ? OR order_id = ?)");
            values.addAll(List.of(number, number, number));
        }
        sql.append(" ORDER BY file_id, line_no LIMIT ").append(most);
        return transactions.read(
                c -> Rows.all(c, sql.toString(), r -> new Filed(r.getString(12), kept(r)), values.toArray()));
    }

    static Kept kept(ResultSet r) throws SQLException {
        return new Kept(
                r.getLong(1),
                new BillLine(
                        r.getString(2),
                        r.getString(3),
                        Part.valueOf(r.getString(4)),
                        r.getLong(5),
                        r.getInt(6) == 1,
                        Instant.ofEpochMilli(r.getLong(7)),
                        Fields.ofText(r.getString(8))),
                r.getString(9),
                Care.valueOf(r.getString(10)),
                r.getString(11));
    }
}
