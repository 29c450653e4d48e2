package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import java.util.Set;

/**
 * Somebody who may call us (接入方): a HIS, a channel back end, a kiosk.
 *
 * @param id ≤64
 * @param org hospital, ≤32
 * @param title what people call it, ≤100
 * @param scopes what it may ask for; together ≤1000
 * @param key what it signs with, or is known by
 * @param enabled whether it may call now
 */
public record ApiClient(String id, String org, String title, Set<String> scopes, Secret key, boolean enabled) {
    public ApiClient {
        scopes = Set.copyOf(scopes);
    }
}
