package io.medsettle.server.store;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The database's clock, by which nodes are compared: one that is off takes no work. Whole seconds. */
@Singleton
public final class DatabaseClock {
    private static final String NOW = "SELECT UNIX_TIMESTAMP()";
    private final Transactions transactions;
    private final InstantSource clock;

    public DatabaseClock(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How far this node's clock is from the database's, either way, less what whole seconds and the way cost. */
    public Duration skew() {
        Instant before = clock.instant();
        long theirs =
                transactions.read(c -> Rows.one(c, NOW, row -> row.getLong(1)).orElseThrow());
        Instant after = clock.instant();
        long early = theirs - after.getEpochSecond();
        long late = before.getEpochSecond() - theirs - 1;
        return Duration.ofSeconds(Math.max(0, Math.max(early, late)));
    }
}
