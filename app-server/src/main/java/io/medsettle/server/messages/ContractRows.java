package io.medsettle.server.messages;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.store.Box;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notices of contracts that have changed, in their table. Safe to share between threads and nodes. */
@Singleton
final class ContractRows {
    private static final String PURPOSE = "contract-notice";
    private static final String INSERT = "INSERT INTO contract_notice (org, serial, person, arrived_at, done_at,"
            + " state_told, key_id, box) VALUES (?, ?, ?, ?, 0, '', ?, ?)";
    private static final String OPEN = "SELECT serial, arrived_at, key_id, box FROM contract_notice"
            + " WHERE org = ? AND done_at = 0 AND arrived_at >= ? ORDER BY arrived_at LIMIT ?";
    private static final String DONE =
            "UPDATE contract_notice SET done_at = ?, state_told = ? WHERE org = ? AND serial = ? AND done_at = 0";

    private final Transactions transactions;
    private final Vault vault;
    private final String org;

    ContractRows(Transactions transactions, Vault vault, GatewaySettings gateway) {
        this.transactions = transactions;
        this.vault = vault;
        this.org = gateway.org();
    }

    /** A notice of which nobody was told yet. */
    record Noticed(String serial, Instant arrivedAt, Secret certNo) {}

    /** Keeps it; the same one again is the first. */
    void add(String serial, Secret certNo, Instant at) {
        Box box = vault.close(PURPOSE, org + "/" + serial, certNo);
        String person = vault.mark(PURPOSE, certNo.reveal());
        transactions.write(c -> {
            try {
                return Rows.change(c, INSERT, org, serial, person, at.toEpochMilli(), box.keyId(), box.bytes());
            } catch (SQLException e) {
                if (Rows.duplicate(e)) {
                    return 0;
                }
                throw e;
            }
        });
    }

    List<Noticed> open(Instant since, int most) {
        return transactions.read(c -> Rows.all(c, OPEN, this::read, org, since.toEpochMilli(), most));
    }

    /** What the person was told last, "" if nothing ever. */
    String told(Secret certNo) {
        List<String> marks = vault.marks(PURPOSE, certNo.reveal());
        String last = "SELECT state_told FROM contract_notice WHERE org = ? AND done_at > 0 AND state_told <> ''"
                + " AND person IN (" + Rows.marks(marks.size()) + ") ORDER BY done_at DESC, arrived_at DESC LIMIT 1";
        List<Object> values = new ArrayList<>(List.of(org));
        values.addAll(marks);
        Optional<String> told = transactions.read(c -> Rows.one(c, last, row -> row.getString(1), values.toArray()));
        return told.orElse("");
    }

    /** @param state what was told by it, "" if there was nothing to tell */
    void done(String serial, String state, Instant at) {
        transactions.write(c -> Rows.change(c, DONE, at.toEpochMilli(), state, org, serial));
    }

    private Noticed read(ResultSet row) throws SQLException {
        String serial = row.getString(1);
        Box box = new Box(row.getString(3), row.getBytes(4));
        return new Noticed(
                serial, Instant.ofEpochMilli(row.getLong(2)), vault.openText(PURPOSE, org + "/" + serial, box));
    }
}
