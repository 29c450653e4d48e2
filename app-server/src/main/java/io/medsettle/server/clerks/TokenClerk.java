package io.medsettle.server.clerks;

import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.server.store.JdbcTokenStore;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets sign-ins, tickets and tokens a day after they ended: until then their owner is told what became of them. */
@Singleton
final class TokenClerk {
    private static final Logger LOG = LoggerFactory.getLogger(TokenClerk.class);
    private static final Duration TOLD = Duration.ofDays(1);

    private final JdbcTokenStore tokens;
    private final InstantSource clock;

    TokenClerk(JdbcTokenStore tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "1h", initialDelay = "1m")
    void look() {
        try {
            int gone = tokens.forget(clock.instant().minus(TOLD));
            if (gone > 0) {
                LOG.info("{} ended tokens forgotten", gone);
            }
        } catch (StoreUnavailable e) {
            LOG.warn("ended tokens could not be forgotten: {}", e.getMessage());
        }
    }
}
