package io.medsettle.server.audit;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.OwnFile;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The log's key where the settings name none: made once, in a file that only the server's own user can read. */
final class AuditKeyFile {
    private AuditKeyFile() {}

    static OwnFile of(Path data) {
        return new OwnFile(data.resolve("audit-key"));
    }

    static Secret in(Path data) {
        return of(data).readOrMake(() -> {
            byte[] bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            return new Secret(Base64.getEncoder().encodeToString(bytes));
        });
    }
}
