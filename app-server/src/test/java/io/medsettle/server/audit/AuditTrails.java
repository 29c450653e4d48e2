package io.medsettle.server.audit;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Transactions;
import java.time.InstantSource;
import java.util.Base64;

/** Audit logs for tests, with a key made of nothing. */
public final class AuditTrails {
    private AuditTrails() {}

    public static AuditTrail on(Transactions transactions, InstantSource clock) {
        Secret key = new Secret(Base64.getEncoder().encodeToString(new byte[32]));
        return new AuditTrail(transactions, clock, new AuditSeal(key));
    }
}
