package io.medsettle.bench;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Many of the same, by several hands.
 *
 * @param perSecond over the whole run
 * @param p50 microseconds
 * @param p99 microseconds
 */
record Run(double perSecond, long p50, long p99) {
    /** One hand's work; says how many nanoseconds of it count as latency. */
    @FunctionalInterface
    interface Work {
        long nanos(int n);
    }

    /** @param hands makes the worker of one thread */
    static Run of(int count, int threads, IntFunction<Work> hands) throws Exception {
        long[] nanos = new long[count];
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            var done = IntStream.range(0, threads)
                    .mapToObj(t -> {
                        Work work = hands.apply(t);
                        return pool.submit(() -> {
                            start.await();
                            for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                                nanos[n] = work.nanos(n);
                            }
                            return t;
                        });
                    })
                    .toList();
            long began = System.nanoTime();
            start.countDown();
            for (Future<Integer> each : done) {
                each.get();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            Arrays.sort(nanos);
            return new Run(count / seconds, nanos[count / 2] / 1_000, nanos[(int) (count * 0.99)] / 1_000);
        } finally {
            pool.shutdownNow();
        }
    }

    @Override
    public String toString() {
        return "%7.1f/s   p50 %6.1f ms   p99 %6.1f ms".formatted(perSecond, p50 / 1e3, p99 / 1e3);
    }
}
