package io.medsettle.ports.store;

import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.util.Optional;

/** Tokens and sign-ins shared between nodes (签到号, access_token). */
public interface TokenStore {
    Optional<Token> read(String name);

    void write(String name, Token token);

    /** A token and when it stops being good. */
    record Token(Secret text, Instant expiresAt) {}

    /** For one node alone: kept in memory, gone with it. */
    static TokenStore inMemory() {
        java.util.Map<String, Token> map = new java.util.concurrent.ConcurrentHashMap<>();
        return new TokenStore() {
            @Override
            public Optional<Token> read(String name) {
                return Optional.ofNullable(map.get(name));
            }

            @Override
            public void write(String name, Token token) {
                map.put(name, token);
            }
        };
    }
}
