package io.medsettle.server.store;

import io.medsettle.ports.value.BusinessDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads raw messages back for the people who must explain them, and purges old days. Safe to share between threads. */
public final class WireArchive {
    private static final String ABOUT = "SELECT id, passed_at, party, direction, wire_name, request_no, transmission,"
            + " outcome, http_status, key_id, box FROM wire_message WHERE request_no = ? ORDER BY id LIMIT ?";
    private static final String BETWEEN = "SELECT id, passed_at, party, direction, wire_name, request_no, transmission,"
            + " outcome, http_status, key_id, box FROM wire_message WHERE wire_day >= ? AND wire_day <= ? AND party = ?"
            + " AND passed_at >= ? AND passed_at < ? ORDER BY wire_day, id LIMIT ?";
    private static final String OLDEST = "SELECT MIN(wire_day) FROM wire_message WHERE wire_day < ?";
    private static final String SOME = "SELECT id FROM wire_message WHERE wire_day = ? ORDER BY id LIMIT ?";
    private static final String DELETE = "DELETE FROM wire_message WHERE wire_day = ? AND id <= ?";
    private static final int AT_ONCE = 1000;

    private final Transactions transactions;
    private final Vault vault;

    public WireArchive(Transactions transactions, Vault vault) {
        this.transactions = transactions;
        this.vault = vault;
    }

    /** What went over the wire about one number, oldest first. */
    public List<WireMessage> about(String number, int limit) {
        return transactions.read(c -> Rows.all(c, ABOUT, this::message, number, limit));
    }

    /** What went over the wire to and from one party in a time, oldest first. */
    public List<WireMessage> between(String party, Instant from, Instant to, int limit) {
        return transactions.read(c -> Rows.all(
                c,
                BETWEEN,
                this::message,
                BusinessDay.of(from).text(),
                BusinessDay.of(to).text(),
                party,
                from.toEpochMilli(),
                to.toEpochMilli(),
                limit));
    }

    private WireMessage message(ResultSet row) throws SQLException {
        Box box = new Box(row.getString(10), row.getBytes(11));
        return new WireMessage(
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInt(9),
                vault.openText(WireMessages.PURPOSE, row.getString(1), box));
    }

    /** Deletes all messages of the days before this one, in small transactions; says how many. */
    public long purgeBefore(BusinessDay day) {
        long gone = 0;
        Optional<String> oldest = oldest(day);
        while (oldest.isPresent()) {
            gone += purgeSome(oldest.get());
            oldest = oldest(day);
        }
        return gone;
    }

    private Optional<String> oldest(BusinessDay before) {
        return transactions
                .read(c -> Rows.all(c, OLDEST, row -> Optional.ofNullable(row.getString(1)), before.text()))
                .get(0);
    }

    private int purgeSome(String day) {
        List<String> ids = transactions.read(c -> Rows.all(c, SOME, row -> row.getString(1), day, AT_ONCE));
        return ids.isEmpty() ? 0 : transactions.write(c -> Rows.change(c, DELETE, day, ids.get(ids.size() - 1)));
    }
}
