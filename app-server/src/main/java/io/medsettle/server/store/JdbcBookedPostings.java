package io.medsettle.server.store;

import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.server.view.BookedPostings;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads {@code posting} along its index by account and day. */
@Singleton
final class JdbcBookedPostings implements BookedPostings {
    private static final String FIND = "SELECT order_id, page_seq, place, account, part, fen, request_no, far_number,"
            + " far_time, bill_day, labels FROM posting WHERE account = ? AND bill_day = ? AND booked_at <= ?"
            + " AND order_id >= ? AND (order_id > ? OR page_seq > ? OR (page_seq = ? AND place > ?))"
            + " ORDER BY order_id, page_seq, place LIMIT ?";
    private final Transactions transactions;

    JdbcBookedPostings(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Entry> of(String account, BusinessDay day, Instant cut, Optional<Entry> after, int most) {
        String order = after.map(e -> e.order().text()).orElse("");
        long page = after.map(Entry::page).orElse(-1L);
        int place = after.map(Entry::place).orElse(-1);
        return transactions.read(c -> Rows.all(
                c,
                FIND,
                JdbcBookedPostings::entry,
                account,
                day.text(),
                cut.toEpochMilli(),
                order,
                order,
                page,
                page,
                place,
                most));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                new OrderId(row.getString(1)),
                row.getLong(2),
                row.getInt(3),
                new Posting(
                        row.getString(4),
                        Part.valueOf(row.getString(5)),
                        row.getLong(6),
                        row.getString(7),
                        row.getString(8),
                        Instant.ofEpochMilli(row.getLong(9)),
                        row.getString(10),
                        Fields.ofText(row.getString(11))));
    }
}
