package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import java.time.Instant;

/**
 * One fetching of one bill.
 *
 * @param lines how many were kept
 * @param sumFen their signed sum
 * @param digest of the far side's bytes, or of the lines where it gives no file
 * @param words why it was refused or has not come, in Chinese
 */
public record BillFile(
        String id,
        String source,
        BusinessDay day,
        State state,
        String digest,
        long lines,
        long sumFen,
        Instant beganAt,
        Instant endedAt,
        String words) {
    /** What became of it. */
    public enum State {
        /** Being read; if the node died, for ever. */
        FETCHING,
        /** Whole and in agreement with itself, or explicitly empty. */
        GOOD,
        /** Contradicts itself; kept, and not used. */
        REFUSED,
        /** Not there yet, or nobody answered. */
        MISSING,
        /** The same bytes as one that is there already. */
        DOUBLE,
        /** A later one took its place. */
        SUPERSEDED
    }

    boolean good() {
        return state == State.GOOD;
    }
}
