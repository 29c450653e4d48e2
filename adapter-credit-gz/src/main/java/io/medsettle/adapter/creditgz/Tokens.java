package io.medsettle.adapter.creditgz;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The platform's token (令牌): fetched once for all who want it at the same time, kept until shortly before its end, shared with
 * other nodes through the store. Safe to share between threads.
 */
final class Tokens {
    private final TokenStore store;
    private final String name;
    private final InstantSource clock;
    private final Supplier<Fetched> fetching;
    private Optional<Token> mine = Optional.empty();
    private Optional<CompletableFuture<Fetched>> underWay = Optional.empty();

    /**
     * @param name under which nodes share it
     * @param fetching asks the platform; called by one thread at a time
     */
    Tokens(TokenStore store, String name, InstantSource clock, Supplier<Fetched> fetching) {
        this.store = store;
        this.name = name;
        this.clock = clock;
        this.fetching = fetching;
    }

    /**
     * What came of asking for a token.
     *
     * @param token empty if there is none
     * @param why there is none, "" if there is one
     */
    record Fetched(Optional<Token> token, String why) {
        static Fetched no(String why) {
            return new Fetched(Optional.empty(), why);
        }

        String text() {
            return token.map(Token::text).map(Secret::reveal).orElse("");
        }
    }

    /**
     * A token that is good now. Who comes while somebody else is asking for one waits for what that one is told.
     *
     * @param refused the one that the platform has just turned away, "" for none: it is not handed out again
     */
    Fetched current(String refused) {
        CompletableFuture<Fetched> flight;
        boolean ours;
        synchronized (this) {
            Optional<Token> kept = good(mine, refused);
            if (kept.isPresent()) {
                return new Fetched(kept, "");
            }
            ours = underWay.isEmpty();
            flight = underWay.orElseGet(CompletableFuture::new);
            underWay = Optional.of(flight);
        }
        return ours ? landed(flight, refused) : flight.join();
    }

    private Optional<Token> good(Optional<Token> token, String refused) {
        return token.filter(each -> each.expiresAt().isAfter(clock.instant()))
                .filter(each -> !each.text().reveal().equals(refused));
    }

    private Fetched landed(CompletableFuture<Fetched> flight, String refused) {
        Fetched fetched = Fetched.no("取令牌时出错");
        try {
            fetched = shared(refused);
        } catch (StoreUnavailable e) {
            fetched = Fetched.no("令牌无法存取");
        } finally {
            synchronized (this) {
                mine = fetched.token();
                underWay = Optional.empty();
            }
            flight.complete(fetched);
        }
        return fetched;
    }

    /** What another node has fetched meanwhile, else one of our own. */
    private Fetched shared(String refused) {
        Optional<Token> theirs = good(store.read(name), refused);
        if (theirs.isPresent()) {
            return new Fetched(theirs, "");
        }
        Fetched fetched = fetching.get();
        fetched.token().ifPresent(token -> store.write(name, token));
        return fetched;
    }
}
