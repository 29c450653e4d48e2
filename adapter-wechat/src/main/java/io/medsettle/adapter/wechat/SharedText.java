package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.StableToken;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A token or ticket that all nodes share (access_token, jsapi_ticket), wechat §2: fetched when first wanted, under a lock, kept
 * in the token store until five minutes before its end, fetched anew when the far side does not take it any more.
 */
final class SharedText {
    private static final Duration SPARE = Duration.ofMinutes(5);
    private static final Duration SHORTEST = Duration.ofSeconds(30);

    private final String name;
    private final TokenStore tokens;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    SharedText(String name, TokenStore tokens, InstantSource clock) {
        this.name = name;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * One that is good now.
     *
     * @param stale one that has just been refused, empty if none: a newer one of another node is then taken first
     */
    Outcome<Secret> good(Optional<Secret> stale, Supplier<Outcome<StableToken.Told>> fetch) {
        Optional<Secret> known = known(stale);
        if (known.isPresent()) {
            return Outcome.succeeded(known.get());
        }
        lock.lock();
        try {
            Optional<Secret> meanwhile = known(stale);
            return meanwhile.isPresent()
                    ? Outcome.succeeded(meanwhile.get())
                    : fetch.get().map(this::keep);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Secret> known(Optional<Secret> stale) {
        return tokens.read(name)
                .filter(t -> t.expiresAt().isAfter(clock.instant()))
                .map(Token::text)
                .filter(text -> !stale.equals(Optional.of(text)));
    }

    private Secret keep(StableToken.Told told) {
        Duration life = Duration.ofSeconds(told.seconds()).minus(SPARE);
        Instant until = clock.instant().plus(life.compareTo(SHORTEST) < 0 ? SHORTEST : life);
        tokens.write(name, new Token(told.text(), until));
        return told.text();
    }
}
