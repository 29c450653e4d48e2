package io.medsettle.server.credit;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.Digest;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.store.Box;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Phone numbers of relatives who pay (亲情付), so that they are told of it: the platform tells none (credit-gz §6.1, §10), the family
 * gives them. A number lies sealed under the binding of patient and payer, whose contract is not kept. Safe to share
 * between threads and nodes.
 */
@Singleton
public class PayerPhones {
    private static final String PURPOSE = "payer-phone";
    private static final int BINDING = 32;
    private static final String FIND = "SELECT key_id, box FROM payer_phone WHERE org = ? AND binding = ?";
    private static final String CHANGE =
            "UPDATE payer_phone SET key_id = ?, box = ?, set_by = ?, set_at = ?" + " WHERE org = ? AND binding = ?";
    private static final String INSERT =
            "INSERT INTO payer_phone (key_id, box, set_by, set_at, org, binding) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM payer_phone WHERE org = ? AND binding = ?";

    private final Transactions transactions;
    private final Vault vault;
    private final InstantSource clock;
    private final String org;

    PayerPhones(Transactions transactions, Vault vault, InstantSource clock, GatewaySettings gateway) {
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
        this.org = gateway.org();
    }

    /** By what a patient and a relative's contract that pays are known together; 32 hex digits. */
    public String binding(String patientId, Secret payerContract) {
        return Digest.of("payer", org, patientId, payerContract.reveal()).substring(0, BINDING);
    }

    public Optional<Secret> find(String binding) {
        return transactions.read(c -> Rows.one(
                c,
                FIND,
                row -> vault.openText(PURPOSE, name(binding), new Box(row.getString(1), row.getBytes(2))),
                org,
                binding));
    }

    /** @param mobile 11 digits, or empty: the relative is not to be told any more */
    void keep(String binding, Secret mobile, String by) {
        if (mobile.isEmpty()) {
            transactions.write(c -> Rows.change(c, FORGET, org, binding));
            return;
        }
        Box box = vault.close(PURPOSE, name(binding), mobile);
        Object[] values = {box.keyId(), box.bytes(), by, clock.instant().toEpochMilli(), org, binding};
        boolean there = transactions.write(c -> Rows.change(c, CHANGE, values) > 0);
        if (!there && !transactions.write(c -> inserted(c, values))) {
            transactions.write(c -> Rows.change(c, CHANGE, values));
        }
    }

    private static boolean inserted(Connection c, Object... values) throws SQLException {
        try {
            return Rows.change(c, INSERT, values) == 1;
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    private String name(String binding) {
        return org + "/" + binding;
    }
}
