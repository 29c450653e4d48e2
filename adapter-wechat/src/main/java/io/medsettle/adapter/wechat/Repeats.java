package io.medsettle.adapter.wechat;

import io.medsettle.ports.counterparty.Deed;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Tells a first sending from a repeat. A deed does not say which it is, but nobody repeats before the first call's deadline has
 * passed; from then on the careful column of {@link Refusals} holds. A first sending that comes late is treated with the same care.
 */
final class Repeats {
    private final InstantSource clock;
    private final Duration deadline;

    Repeats(InstantSource clock, Duration deadline) {
        this.clock = clock;
        this.deadline = deadline;
    }

    boolean mayBeOne(Deed deed) {
        return past(deed, deadline);
    }

    /** Whether so long has passed since the deed was meant. */
    boolean past(Deed deed, Duration time) {
        return clock.instant().isAfter(deed.intendedAt().plus(time));
    }
}
