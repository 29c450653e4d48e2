package io.medsettle.adapter.yibao.identity;

import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What is kept for minutes and shared between nodes: fields under a name, gone when their time is over. */
final class Drawer {
    private static final String ENDS = "ends";

    private final TokenStore tokens;
    private final InstantSource clock;
    private final String prefix;

    Drawer(TokenStore tokens, InstantSource clock, String prefix) {
        this.tokens = tokens;
        this.clock = clock;
        this.prefix = prefix;
    }

    Instant now() {
        return clock.instant();
    }

    Optional<Fields> find(String name) {
        return tokens.read(prefix + name)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(t -> Fields.ofText(t.text().reveal()));
    }

    void put(String name, Fields fields, Instant ends) {
        Fields dated = fields.with(ENDS, Long.toString(ends.toEpochMilli()));
        tokens.write(prefix + name, new Token(new Secret(dated.text()), ends));
    }

    static Instant ends(Fields fields) {
        return Instant.ofEpochMilli(Long.parseLong(fields.need(ENDS)));
    }
}
