package io.medsettle.server.store;

import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lines of histories. A long line is split: its head lies in the row, the rest beside it. */
final class LineRows {
    private static final int HEAD = 8000;
    private static final String INSERT = "INSERT INTO order_history"
            + " (order_id, seq, page_id, written_at, kind, kind_version, body, body_more) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String READ = "SELECT seq, page_id, written_at, kind, kind_version, body, body_more"
            + " FROM order_history WHERE order_id = ? ORDER BY seq";
    private static final String PAGE_AT = "SELECT page_id FROM order_history WHERE order_id = ? AND seq = ?";

    private LineRows() {}

    static void insert(Connection c, List<HistoryLine> lines) throws SQLException {
        try {
            Rows.batch(c, INSERT, lines, LineRows::bind);
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                throw new Clash(Clash.Where.LINES);
            }
            throw e;
        }
    }

    private static void bind(PreparedStatement row, HistoryLine line) throws SQLException {
        String body = line.fields().text();
        int cut = cut(body);
        row.setString(1, line.order().text());
        row.setLong(2, line.seq());
        row.setString(3, line.pageId());
        row.setLong(4, line.at().toEpochMilli());
        row.setString(5, line.kind());
        row.setInt(6, line.version());
        row.setString(7, body.substring(0, cut));
        row.setString(8, cut == body.length() ? null : body.substring(cut));
    }

    /** Never between the two halves of one character. */
    private static int cut(String body) {
        if (body.length() <= HEAD) {
            return body.length();
        }
        return Character.isHighSurrogate(body.charAt(HEAD - 1)) ? HEAD - 1 : HEAD;
    }

    static List<HistoryLine> read(Connection c, OrderId order) throws SQLException {
        return Rows.all(c, READ, row -> line(order, row), order.text());
    }

    private static HistoryLine line(OrderId order, ResultSet row) throws SQLException {
        String more = row.getString(7);
        String body = more == null ? row.getString(6) : row.getString(6) + more;
        return new HistoryLine(
                order,
                row.getLong(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                row.getInt(5),
                Fields.ofText(body));
    }

    /** Which page wrote at this place. */
    static Optional<String> pageAt(Connection c, OrderId order, long seq) throws SQLException {
        return Rows.one(c, PAGE_AT, row -> row.getString(1), order.text(), seq);
    }
}
