package io.medsettle.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * An entry as it stands in the log.
 *
 * @param no 1, 2, 3 … without a gap
 * @param before digest of the row before, "" for the first
 * @param digest HMAC-SM3 over {@link #fields()}, lower hex
 */
public record AuditRow(long no, Instant at, AuditEntry entry, String before, String digest) {
    static final String COLUMNS =
            "entry_no, noted_at, org, who, from_address, action_name, object_name, outcome, words,"
                    + " before_digest, digest";

    static AuditRow read(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                new AuditEntry(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)),
                row.getString(10),
                row.getString(11));
    }

    /** What is signed, in this order. */
    List<String> fields() {
        return List.of(
                Long.toString(no),
                Long.toString(at.toEpochMilli()),
                entry.org(),
                entry.who(),
                entry.from(),
                entry.action(),
                entry.object(),
                entry.outcome(),
                entry.words(),
                before);
    }
}
