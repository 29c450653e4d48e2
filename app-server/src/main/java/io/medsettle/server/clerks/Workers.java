package io.medsettle.server.clerks;

import io.medsettle.server.assembly.GatewaySettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hands that move orders for timers and callbacks. What does not fit is found again by the agenda. */
@Singleton
final class Workers {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private final ThreadPoolExecutor hands;

    Workers(GatewaySettings gateway) {
        hands = new ThreadPoolExecutor(
                gateway.workers(), gateway.workers(), 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(1_000), r -> {
                    Thread thread = new Thread(r, "medsettle-worker");
                    thread.setDaemon(true);
                    return thread;
                });
        hands.allowCoreThreadTimeOut(true);
    }

    /** @return false if all hands are full */
    boolean take(Runnable work) {
        try {
            hands.execute(() -> quietly(work));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    int free() {
        return hands.getQueue().remainingCapacity();
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("left for the agenda: {}", e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        hands.shutdown();
    }
}
