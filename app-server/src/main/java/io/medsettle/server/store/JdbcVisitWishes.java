package io.medsettle.server.store;

import io.medsettle.server.credit.VisitWishes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/** What patients want, in {@code visit_wish}. */
@Singleton
final class JdbcVisitWishes implements VisitWishes {
    private static final String FIND =
            "SELECT on_off FROM visit_wish WHERE org = ? AND patient_id = ? AND visit_no = ?";
    private static final String CHANGE = "UPDATE visit_wish SET on_off = ?, wished_by = ?, wished_at = ?"
            + " WHERE org = ? AND patient_id = ? AND visit_no = ?";
    private static final String INSERT =
            "INSERT INTO visit_wish (on_off, wished_by, wished_at, org, patient_id, visit_no) VALUES (?, ?, ?, ?, ?, ?)";

    private final Transactions transactions;
    private final InstantSource clock;

    JdbcVisitWishes(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Boolean> of(String org, String patientId, String visitNo) {
        return transactions.read(c -> Rows.one(c, FIND, row -> row.getInt(1) == 1, org, patientId, visitNo));
    }

    @Override
    public void wish(String org, String patientId, String visitNo, boolean on, String by) {
        Object[] values = {on ? 1 : 0, by, clock.instant().toEpochMilli(), org, patientId, visitNo};
        boolean there = transactions.write(c -> Rows.change(c, CHANGE, values) > 0);
        if (!there && !transactions.write(c -> inserted(c, values))) {
            transactions.write(c -> Rows.change(c, CHANGE, values));
        }
    }

    private static boolean inserted(java.sql.Connection c, Object... values) throws SQLException {
        try {
            return Rows.change(c, INSERT, values) == 1;
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                return false;
            }
            throw e;
        }
    }
}
