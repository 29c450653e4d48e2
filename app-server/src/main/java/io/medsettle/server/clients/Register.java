package io.medsettle.server.clients;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.store.ApiClient;
import io.medsettle.server.store.ApiClients;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows clients by their keys' digests: those of the settings, then those of the database. */
@Singleton
final class Register {
    private final Map<String, ClientSettings> named = new HashMap<>();
    private final ApiClients clients;
    private final String org;

    Register(List<ClientSettings> settings, ApiClients clients, GatewaySettings gateway) {
        for (ClientSettings each : settings) {
            if (!each.keySha256().matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "medsettle.clients." + each.id() + ".key-sha256 must be 64 lower-case hex digits");
            }
            named.put(each.id(), each);
        }
        this.clients = clients;
        this.org = gateway.org();
    }

    /** @param token {@code <client>.<key>} */
    Optional<Client> byToken(String token) {
        int dot = token.indexOf('.');
        if (dot <= 0 || token.length() > 300) {
            return Optional.empty();
        }
        String id = token.substring(0, dot);
        if (id.indexOf('/') >= 0) {
            // Such names are kept for people and pages (console/..., h5/...), who show no key.
            return Optional.empty();
        }
        String digest = sha256(token.substring(dot + 1));
        ClientSettings here = named.get(id);
        if (here != null) {
            return same(here.keySha256(), digest)
                    ? Optional.of(new Client(id, org, Set.copyOf(here.scopes())))
                    : Optional.empty();
        }
        return clients.find(id)
                .filter(ApiClient::enabled)
                .filter(c -> same(c.key().reveal(), digest))
                .map(c -> new Client(c.id(), c.org(), c.scopes()));
    }

    static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }
}
