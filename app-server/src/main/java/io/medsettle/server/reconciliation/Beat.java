package io.medsettle.server.reconciliation;

import io.medsettle.server.reconciliation.RunStore.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Tells how far a run is, and so keeps its lease. Not to be shared. */
final class Beat {
    private final RunStore runs;
    private final Hold hold;
    private final InstantSource clock;
    private final Duration lease;
    private String stage = "";
    private long before;
    private long now;
    private Instant next;

    Beat(RunStore runs, Hold hold, InstantSource clock, Duration lease) {
        this.runs = runs;
        this.hold = hold;
        this.clock = clock;
        this.lease = lease;
        next = clock.instant();
    }

    /** A new stage: told at once. */
    void now(String what) {
        stage = what;
        before += now;
        now = 0;
        tell();
    }

    /** So many rows of this stage are read. */
    void rows(long count) {
        now = count;
        if (!clock.instant().isBefore(next)) {
            tell();
        }
    }

    private void tell() {
        runs.progress(hold, stage, before + now, clock.instant().plus(lease));
        next = clock.instant().plus(lease.dividedBy(4));
    }
}
