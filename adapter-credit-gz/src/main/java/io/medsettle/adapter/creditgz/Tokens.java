package io.medsettle.adapter.creditgz;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.store.TokenStore.Token;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private String distrusted = "";
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
     * @param until how long it may be waited for
     */
    Fetched current(String refused, Instant until) {
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
        return ours ? landed(flight, refused) : awaited(flight, until);
    }

    private Fetched awaited(CompletableFuture<Fetched> flight, Instant until) {
        try {
            return flight.get(Duration.between(clock.instant(), until).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Fetched.no("期限内没有等到令牌");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Fetched.no("等待令牌时被中断");
        }
    }

    /** That one is not handed out again, here or from the store, unless the platform itself hands it out once more. */
    synchronized void distrust(String text) {
        distrusted = text;
    }

    private synchronized Optional<Token> good(Optional<Token> token, String refused) {
        return token.filter(each -> each.expiresAt().isAfter(clock.instant()))
                .filter(each -> !each.text().reveal().equals(refused))
                .filter(each -> !each.text().reveal().equals(distrusted));
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
        Optional<Token> theirs = good(stored(), refused);
        if (theirs.isPresent()) {
            return new Fetched(theirs, "");
        }
        Fetched fetched = fetching.get();
        if (fetched.token().isPresent()) {
            distrust("");
            store.write(name, fetched.token().get());
        }
        return fetched;
    }

    /** One that is stored but does not open, its key being gone, is as good as none: it is fetched anew and written over. */
    private Optional<Token> stored() {
        try {
            return store.read(name);
        } catch (IllegalStateException doesNotOpen) {
            return Optional.empty();
        }
    }
}
