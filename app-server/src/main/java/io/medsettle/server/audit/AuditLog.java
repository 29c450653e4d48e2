package io.medsettle.server.audit;

import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Reads the log, the newest row first. Safe to share between threads. */
@Singleton
public final class AuditLog {
    private final Transactions transactions;

    AuditLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Some of what is looked for.
     *
     * @param below rows with smaller numbers only
     */
    public List<AuditRow> find(AuditSearch search, long below, int most) {
        List<Object> values = new ArrayList<>(
                List.of(search.from().toEpochMilli(), search.until().toEpochMilli(), below));
        String where = "noted_at >= ? AND noted_at < ? AND entry_no < ?"
                + equal(values, search.org())
                + part(values, "who", search.who())
                + part(values, "action_name", search.action())
                + part(values, "object_name", search.object());
        if (!search.outcome().isEmpty()) {
            where += search.outcome().equals("OK") ? " AND outcome = 'ok'" : " AND outcome <> 'ok'";
        }
        String sql = "SELECT " + AuditRow.COLUMNS + " FROM audit_entry WHERE " + where
                + " ORDER BY entry_no DESC LIMIT " + most;
        return transactions.read(c -> Rows.all(c, sql, AuditRow::read, values.toArray()));
    }

    private static String equal(List<Object> values, String org) {
        if (org.isEmpty()) {
            return "";
        }
        values.add(org);
        return " AND org = ?";
    }

    private static String part(List<Object> values, String column, String text) {
        if (text.isEmpty()) {
            return "";
        }
        values.add(text);
        return " AND LOCATE(?, " + column + ") > 0";
    }
}
