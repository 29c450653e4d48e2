package io.medsettle.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** So many threads for the length of a run. */
final class Hands implements AutoCloseable {
    private final ExecutorService threads;
    private final int count;

    Hands(int count) {
        this.count = count;
        threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "reconciliation");
            thread.setDaemon(true);
            return thread;
        });
    }

    int count() {
        return count;
    }

    /** Does all of it and gives back what came of each, in the same order. */
    <T> List<T> all(List<? extends Callable<T>> work) {
        List<T> done = new ArrayList<>();
        List<Future<T>> begun = new ArrayList<>();
        try {
            work.forEach(each -> begun.add(threads.submit(each)));
            for (Future<T> each : begun) {
                done.add(each.get());
            }
            return done;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while comparing", e);
        } finally {
            begun.forEach(each -> each.cancel(true));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
