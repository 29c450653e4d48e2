package io.medsettle.server.store;

import io.medsettle.ports.store.Page;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The books. A posting is booked when its page was written. */
final class PostingRows {
    private static final String INSERT =
            "INSERT INTO posting (order_id, page_seq, place, account, part, fen, request_no,"
                    + " far_number, far_time, bill_day, booked_at, labels) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String READ = "SELECT account, part, fen, request_no, far_number, far_time, bill_day, labels"
            + " FROM posting WHERE order_id = ? ORDER BY page_seq, place";

    private PostingRows() {}

    static void insert(Connection c, Page page) throws SQLException {
        List<Integer> places =
                IntStream.range(0, page.postings().size()).boxed().toList();
        Rows.batch(c, INSERT, places, (row, place) -> bind(row, page, place));
    }

    private static void bind(PreparedStatement row, Page page, int place) throws SQLException {
        Posting posting = page.postings().get(place);
        row.setString(1, page.order().text());
        row.setLong(2, page.firstSeq());
        row.setInt(3, place);
        row.setString(4, posting.account());
        row.setString(5, posting.part().name());
        row.setLong(6, posting.fen());
        row.setString(7, posting.requestNo());
        row.setString(8, posting.farNumber());
        row.setLong(9, posting.farTime().toEpochMilli());
        row.setString(10, posting.billDay());
        row.setLong(11, page.lines().get(0).at().toEpochMilli());
        row.setString(12, posting.labels().text());
    }

    static List<Posting> read(Connection c, OrderId order) throws SQLException {
        return Rows.all(c, READ, PostingRows::posting, order.text());
    }

    private static Posting posting(ResultSet row) throws SQLException {
        return new Posting(
                row.getString(1),
                Part.valueOf(row.getString(2)),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)),
                row.getString(7),
                Fields.ofText(row.getString(8)));
    }
}
