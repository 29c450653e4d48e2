package io.medsettle.server.store;

import io.medsettle.server.h5.BoundPatients;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/** Bound patients in {@code bound_patient}. */
@Singleton
final class JdbcBoundPatients implements BoundPatients {
    private static final String FIND =
            "SELECT patient_id FROM bound_patient WHERE org = ? AND channel = ? AND payer = ?"
                    + " AND ended_at = 0 ORDER BY bound_at, patient_id LIMIT " + MOST;
    private static final String AGAIN =
            "UPDATE bound_patient SET ended_at = 0" + " WHERE org = ? AND channel = ? AND payer = ? AND patient_id = ?";
    private static final String INSERT =
            "INSERT INTO bound_patient (org, channel, payer, patient_id, bound_at, ended_at)"
                    + " VALUES (?, ?, ?, ?, ?, 0)";
    private static final String END = "UPDATE bound_patient SET ended_at = ?"
            + " WHERE org = ? AND channel = ? AND payer = ? AND patient_id = ? AND ended_at = 0";

    private final Transactions transactions;
    private final InstantSource clock;

    JdbcBoundPatients(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public List<String> of(String org, String channel, String payer) {
        return transactions.read(c -> Rows.all(c, FIND, row -> row.getString(1), org, channel, digest(payer)));
    }

    @Override
    public void bind(String org, String channel, String payer, String patientId) {
        long at = clock.instant().toEpochMilli();
        transactions.write(c -> {
            if (Rows.change(c, AGAIN, org, channel, digest(payer), patientId) == 1) {
                return true;
            }
            try {
                return Rows.change(c, INSERT, org, channel, digest(payer), patientId, at) == 1;
            } catch (SQLException e) {
                if (Rows.duplicate(e)) {
                    return true;
                }
                throw e;
            }
        });
    }

    @Override
    public void letGo(String org, String channel, String payer, String patientId) {
        long at = clock.instant().toEpochMilli();
        transactions.write(c -> Rows.change(c, END, at, org, channel, digest(payer), patientId));
    }

    private static String digest(String payer) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(payer.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
