package io.medsettle.acceptance;

import io.medsettle.fixtures.wechat.PatientChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs the cases of a fault grid side by side, each on a gateway and a world that no other case shares at that time.
 *
 * @param <K> what kind of gateway a case wants
 */
final class Lanes<K> implements AutoCloseable {
    private static final Duration BEYOND = Duration.ofMillis(2_500);
    private static final int PERSON = 7;

    private final int width;
    private final Function<K, Gateway> opened;
    private final Predicate<Gateway> worn;
    private final Map<K, ExecutorService> hands = new ConcurrentHashMap<>();
    private final Map<K, Queue<Gateway>> free = new ConcurrentHashMap<>();

    /**
     * @param width how many gateways of a kind there are at most
     * @param worn whether a gateway is of no more use, and a fresh one takes its place
     */
    Lanes(int width, Function<K, Gateway> opened, Predicate<Gateway> worn) {
        this.width = width;
        this.opened = opened;
        this.worn = worn;
    }

    Lanes(int width, Function<K, Gateway> opened) {
        this(width, opened, gateway -> false);
    }

    /** All cases with {@code -Pproof}, those named by {@code medsettle.fault}, or else a seeded few. */
    static <C> List<C> drawn(List<C> all, int few) {
        return drawn(all, few, c -> true);
    }

    /**
     * The same.
     *
     * @param quick which cases the few are taken from
     */
    static <C> List<C> drawn(List<C> all, int few, Predicate<C> quick) {
        String only = System.getProperty("medsettle.fault", "");
        if (!only.isEmpty()) {
            return all.stream().filter(c -> c.toString().contains(only)).toList();
        }
        List<C> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(Long.getLong("medsettle.seed", 20261122L)));
        return Boolean.getBoolean("medsettle.proof")
                ? shuffled
                : shuffled.stream().filter(quick).limit(few).toList();
    }

    /** A gateway that waits for nobody, in a world whose slow far sides are slower than that. */
    static Gateway impatient(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("medsettle.gateway.send-within", "1s");
        settings.put("medsettle.gateway.deadline", "1500ms");
        settings.put("medsettle.gateway.margin", "100ms");
        Gateway gateway = Gateway.start(settings);
        gateway.world().his().faults().slowness(BEYOND);
        gateway.world().yibao().faults().slowness(BEYOND);
        gateway.world().wechat().faults().slowness(BEYOND);
        gateway.world().payinsurance().faults().slowness(BEYOND);
        gateway.world().alipay().faults().slowness(BEYOND);
        gateway.world().credit().faults().slowness(BEYOND);
        return warm(gateway);
    }

    /** What only the first order has to wait for is over: it is settled, however often it is asked about. */
    static Gateway warm(Gateway gateway) {
        Clinic clinic = gateway.clinic();
        Map<String, Object> wish = clinic.wish("online-self-pay", PERSON, clinic.bill(PERSON, 10_00));
        String key = Clinic.freshKey();
        Said opened = Clinic.until(
                () -> clinic.channel().post("/api/v1/orders", wish, key),
                said -> !said.text("orderId").isEmpty(),
                Clinic.SOON);
        String order = opened.text("orderId");
        clinic.until(order, Clinic.SOON, "PRICED");
        clinic.pay(order);
        Said paying =
                Clinic.until(() -> clinic.order(order), said -> said.body().has("cashier"), Clinic.SOON);
        clinic.atTheCashier(PERSON, paying, PatientChoice.BOTH_OK);
        clinic.until(order, Clinic.SOON, "SETTLED");
        return gateway;
    }

    /** Begins with all of them at once when all gateways are open; each test waits for its own. */
    <C> Stream<DynamicTest> tests(List<C> cases, Function<C, K> kind, BiConsumer<Gateway, C> run) {
        cases.stream()
                .collect(Collectors.groupingBy(kind, Collectors.counting()))
                .forEach((each, wanted) -> open(each, Math.min(width, wanted.intValue())));
        List<CompletableFuture<Void>> running = cases.stream()
                .map(c -> CompletableFuture.runAsync(() -> onAFreeGateway(kind.apply(c), c, run), hands(kind.apply(c))))
                .toList();
        return IntStream.range(0, cases.size())
                .mapToObj(i -> DynamicTest.dynamicTest(cases.get(i).toString(), () -> result(running.get(i))));
    }

    private void open(K kind, int wanted) {
        Queue<Gateway> idle = free.computeIfAbsent(kind, k -> new ConcurrentLinkedQueue<>());
        while (idle.size() < wanted) {
            idle.add(opened.apply(kind));
        }
    }

    private ExecutorService hands(K kind) {
        return hands.computeIfAbsent(kind, k -> Executors.newFixedThreadPool(width));
    }

    private <C> void onAFreeGateway(K kind, C each, BiConsumer<Gateway, C> run) {
        Queue<Gateway> idle = free.computeIfAbsent(kind, k -> new ConcurrentLinkedQueue<>());
        Gateway gateway = Optional.ofNullable(idle.poll()).orElseGet(() -> opened.apply(kind));
        if (worn.test(gateway)) {
            gateway.close();
            gateway = opened.apply(kind);
        }
        try {
            run.accept(gateway, each);
        } finally {
            gateway.calm();
            idle.add(gateway);
        }
    }

    private static void result(CompletableFuture<Void> run) throws Throwable {
        try {
            run.get();
        } catch (ExecutionException e) {
            throw Optional.ofNullable(e.getCause()).orElse(e);
        }
    }

    @Override
    public void close() {
        hands.values().forEach(ExecutorService::shutdownNow);
        free.values().forEach(idle -> idle.forEach(Gateway::close));
    }
}
