package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What an order has sealed and nobody has purged. */
public final class OrderSecrets {
    private OrderSecrets() {}

    /** @throws DoesNotOpen if one does not open */
    public static List<Secret> of(Connection c, Vault vault, String order) throws SQLException {
        List<Secret> secrets = new ArrayList<>();
        SealedRows.ofOrder(c, order).forEach((ref, box) -> secrets.add(vault.openText(SealedRows.PURPOSE, ref, box)));
        return secrets;
    }
}
