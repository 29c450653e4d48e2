package io.medsettle.server.credit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hands that work on events while HIS waits, or no longer does. */
@Singleton
class TriggerHands {
    private static final Logger LOG = LoggerFactory.getLogger(TriggerHands.class);
    private final ThreadPoolExecutor hands;
    private final Map<String, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    TriggerHands(CreditRules rules) {
        hands = new ThreadPoolExecutor(
                rules.workers(), rules.workers(), 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(rules.waiting()), r -> {
                    Thread thread = new Thread(r, "medsettle-credit");
                    thread.setDaemon(true);
                    return thread;
                });
        hands.allowCoreThreadTimeOut(true);
    }

    /** @return false if all hands are full; true also where one of them holds it already */
    boolean take(String key, Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (running.putIfAbsent(key, done) != null) {
            return true;
        }
        try {
            hands.execute(() -> quietly(key, work, done));
            return true;
        } catch (RejectedExecutionException full) {
            running.remove(key, done);
            done.complete(null);
            return false;
        }
    }

    private void quietly(String key, Runnable work, CompletableFuture<Void> done) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("an event is left for later: {}", e.getMessage());
        } finally {
            running.remove(key, done);
            done.complete(null);
        }
    }

    /** Whether one of them is at it, or will be. */
    boolean hold(String key) {
        return running.containsKey(key);
    }

    /** Waits until it is done here, but not longer than this. */
    void await(String key, long nanos) {
        CompletableFuture<Void> done = running.get(key);
        if (done == null || nanos <= 0) {
            return;
        }
        try {
            done.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException later) {
            LOG.debug("an event is still worked on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        hands.shutdown();
    }
}
