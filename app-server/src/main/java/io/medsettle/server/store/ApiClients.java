package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may call us, and with which key (接入方登记). Safe to share between threads. */
@Singleton
public final class ApiClients {
    private static final String PURPOSE = "api-client";

    private final ApiClientRows rows;
    private final Vault vault;

    ApiClients(ApiClientRows rows, Vault vault) {
        this.rows = rows;
        this.vault = vault;
    }

    public Optional<ApiClient> find(String id) {
        return rows.findByClientId(id).map(this::client);
    }

    public List<ApiClient> all() {
        return rows.findAllOrderByClientId().stream().map(this::client).toList();
    }

    /** Registers a new one; its id must not have been used before. */
    public void register(ApiClient client, Instant at) {
        Box box = vault.close(PURPOSE, client.id(), client.key());
        rows.save(new ApiClientRow(
                client.id(),
                client.org(),
                client.title(),
                String.join(" ", new TreeSet<>(client.scopes())),
                box.keyId(),
                box.bytes(),
                at.toEpochMilli(),
                client.enabled() ? 0 : at.toEpochMilli()));
    }

    /** @return whether there is such a client */
    public boolean rekey(String id, Secret key) {
        Box box = vault.close(PURPOSE, id, key);
        return rows.rekey(id, box.keyId(), box.bytes()) == 1;
    }

    /** @return whether it was this call that shut it out */
    public boolean disable(String id, Instant at) {
        return rows.disable(id, at.toEpochMilli()) == 1;
    }

    private ApiClient client(ApiClientRow row) {
        Set<String> scopes =
                Arrays.stream(row.scopes().split(" ")).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
        Secret key = vault.openText(PURPOSE, row.clientId(), new Box(row.keyId(), row.box()));
        return new ApiClient(row.clientId(), row.org(), row.title(), scopes, key, row.disabledAt() == 0);
    }
}
