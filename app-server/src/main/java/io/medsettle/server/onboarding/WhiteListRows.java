package io.medsettle.server.onboarding;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The white list in its table; entries are ended, never removed. Safe to share. */
@Singleton
final class WhiteListRows {
    private static final String ON_IT =
            "SELECT COUNT(*) FROM credit_white_list WHERE org = ? AND digest = ? AND (dept_code = '' OR dept_code = ?)"
                    + " AND from_at <= ? AND to_at > ? AND ended_at = 0";
    private static final String ALL =
            "SELECT digest, dept_code, added_at, from_at, to_at, note, added_by, ended_at, ended_by"
                    + " FROM credit_white_list WHERE org = ?";
    private static final String HOLDING = " AND ended_at = 0 AND to_at > ?";
    private static final String SOME = " ORDER BY added_at DESC, digest, dept_code LIMIT ? OFFSET ?";
    private static final String INSERT =
            "INSERT INTO credit_white_list (org, digest, dept_code, added_at, from_at, to_at, note, added_by,"
                    + " ended_at, ended_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '')";
    private static final String END = "UPDATE credit_white_list SET ended_at = ?, ended_by = ?"
            + " WHERE org = ? AND digest = ? AND ended_at = 0";

    private static final int SHOWN = 12;

    private final Transactions transactions;
    private final AuditTrail audit;
    private final String org;

    WhiteListRows(Transactions transactions, AuditTrail audit, GatewaySettings gateway) {
        this.transactions = transactions;
        this.audit = audit;
        this.org = gateway.org();
    }

    boolean names(String digest, String deptCode, Instant at) {
        long now = at.toEpochMilli();
        return transactions
                        .read(c -> Rows.all(c, ON_IT, row -> row.getLong(1), org, digest, deptCode, now, now))
                        .get(0)
                > 0;
    }

    /**
     * The newest first.
     *
     * @param holding only those that hold then or will; empty for all
     */
    List<Listed> some(Optional<Instant> holding, int most, long skip) {
        List<Object> values = new ArrayList<>(List.of(org));
        holding.ifPresent(at -> values.add(at.toEpochMilli()));
        values.addAll(List.of(most, skip));
        String sql = ALL + (holding.isPresent() ? HOLDING : "") + SOME;
        return transactions.read(c -> Rows.all(c, sql, WhiteListRows::read, values.toArray()));
    }

    void add(Listed one) {
        transactions.write(c -> {
            try {
                Rows.change(
                        c,
                        INSERT,
                        org,
                        one.digest(),
                        one.deptCode(),
                        one.addedAt().toEpochMilli(),
                        one.from().toEpochMilli(),
                        one.to().toEpochMilli(),
                        one.note(),
                        one.addedBy());
                return noted(c, one.addedBy(), "white-list-add", one.digest());
            } catch (SQLException e) {
                if (Rows.duplicate(e)) {
                    return 0;
                }
                throw e;
            }
        });
    }

    /** Takes somebody off; false if nobody of that name was on it. */
    boolean end(String digest, Instant at, String by) {
        return transactions.write(c -> {
                    int ended = Rows.change(c, END, at.toEpochMilli(), by, org, digest);
                    return ended == 0 ? 0 : noted(c, by, "white-list-end", digest);
                })
                > 0;
    }

    /** In the audit log, by the beginning of the digest: enough to find the entry, and nothing to find somebody with. */
    private int noted(Connection c, String by, String action, String digest) throws SQLException {
        audit.append(c, AuditEntry.of(org, by, action, digest.substring(0, Math.min(SHOWN, digest.length())), ""));
        return 1;
    }

    private static Listed read(ResultSet row) throws SQLException {
        long ended = row.getLong(8);
        return new Listed(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getString(6),
                row.getString(7),
                ended == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)),
                row.getString(9));
    }
}
