package io.medsettle.server.reconciliation;

import io.medsettle.ports.value.BusinessDay;
import java.time.Instant;

/**
 * One day of one hospital as it stands.
 *
 * @param state how far it is
 * @param stage what it is doing, in Chinese
 * @param doneRows how many rows it has read since it was taken
 * @param attempts how often it was taken up
 * @param failures how often in a row it was taken up and not brought to an end
 * @param askedAt when it was last asked for; bills fetched before that are fetched again
 * @param cut up to when our books count, EPOCH before that is decided; it stays while a bill is waited for
 * @param nextTry when it is taken up next, where it waits
 * @param finishedAt EPOCH if it is not
 * @param takenUntil the end of the lease
 * @param words what it waits for, or what went wrong, in Chinese
 */
public record RunRow(
        String org,
        BusinessDay day,
        State state,
        String stage,
        long doneRows,
        int attempts,
        int failures,
        Instant askedAt,
        String askedBy,
        Instant cut,
        Instant nextTry,
        Instant finishedAt,
        Instant takenUntil,
        String words) {
    /** How far a day is. */
    public enum State {
        /** Asked for; nobody has taken it up. */
        QUEUED,
        /** Somebody works on it under a lease. */
        RUNNING,
        /** Compared as far as it goes; a bill has not come, or was refused, and is asked for again. */
        WAITING,
        /** Done; with words if a bill never came or was never right, which is a finding of its own. */
        FINISHED,
        /** Taken up in vain too often; later days go on without it, and a person starts it again. */
        FAILED
    }
}
