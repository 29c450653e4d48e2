package io.medsettle.durability;

import io.medsettle.durability.Patient.Ending;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.sandbox.OutsideWorld;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Many patients at once. */
final class Crowd implements AutoCloseable {
    private final ExecutorService threads;
    private final List<Future<Ending>> endings = new ArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();

    /** @param gateways which gateway the n-th patient's phone asks */
    Crowd(OutsideWorld world, int size, IntFunction<Supplier<URI>> gateways) {
        threads = Executors.newFixedThreadPool(size);
        List<SamplePerson> insured =
                SamplePeople.all().stream().filter(SamplePerson::insured).toList();
        for (int i = 0; i < size; i++) {
            Patient patient =
                    new Patient(world, insured.get(i % insured.size()), i < insured.size(), gateways.apply(i), answers);
            endings.add(threads.submit(patient::settles));
        }
    }

    /** Waits until so many requests were answered. */
    void awaitAnswers(int count) {
        while (answers.get() < count && endings.stream().anyMatch(e -> !e.isDone())) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    List<Ending> endings() throws Exception {
        List<Ending> all = new ArrayList<>();
        for (Future<Ending> ending : endings) {
            all.add(ending.get(300, TimeUnit.SECONDS));
        }
        return all;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
