package io.medsettle.server.audit;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Transactions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;

/** Builds the log with its key: {@code medsettle.audit.key}, or else a file of this node's data directory. */
@Factory
final class AuditBeans {
    @Singleton
    AuditTrail trail(
            Transactions transactions,
            InstantSource clock,
            @Property(name = "medsettle.audit.key", defaultValue = "") String key,
            @Property(name = "medsettle.data") String data) {
        Secret secret = key.isBlank() ? AuditKeyFile.in(Path.of(data)) : new Secret(key);
        AuditSeal seal = new AuditSeal(secret);
        AuditTrail trail = new AuditTrail(transactions, clock, seal);
        if (trail.hasAnotherKey()) {
            throw new IllegalStateException(
                    "the audit log was begun with another key: set medsettle.audit.key, the same on"
                            + " every node, to the one it was begun with");
        }
        return trail;
    }
}
