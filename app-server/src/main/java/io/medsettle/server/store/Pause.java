package io.medsettle.server.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long to wait before trying again: longer each time, never the same for two that collided. */
@FunctionalInterface
public interface Pause {
    /** @param attempt how many tries have failed, from 1 */
    void before(int attempt);

    /** 10 ms, doubling up to 800 ms, each cut by chance to between half and the whole. */
    static Pause jittered() {
        return attempt -> {
            long most = Math.min(10L << Math.min(attempt - 1, 10), 800L);
            long millis = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        };
    }
}
