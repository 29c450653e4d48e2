package io.medsettle.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A node's clock that somebody sets ahead. */
final class AheadClock implements InstantSource {
    private final InstantSource system = InstantSource.system();
    private volatile Duration ahead = Duration.ZERO;

    void ahead(Duration by) {
        ahead = by;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead);
    }
}
