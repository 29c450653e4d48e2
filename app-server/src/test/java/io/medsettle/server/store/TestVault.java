package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import java.util.Base64;
import java.util.Map;

/** A vault for tests, its keys made of nothing but counting. */
final class TestVault {
    private TestVault() {}

    static Secret key(int seed) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (seed + i);
        }
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    static Vault vault() {
        return new Vault("k1", Map.of("k1", key(1)));
    }
}
