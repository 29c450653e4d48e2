package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.order.Order;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * A morning's events of HIS, duplicates and edits mixed in, while the platform loses 2 of 100 requests and 2 of 100 replies: in
 * the end everybody has paid exactly once, or is on the ordinary list with nothing held. 10,000 with {@code -Pproof}.
 */
class CreditStormTest {
    private static final boolean PROOF = Boolean.getBoolean("medsettle.proof");
    private static final int EVENTS = Integer.getInteger("medsettle.storm", PROOF ? 10_000 : 120);
    private static final int AT_ONCE = 12;
    private static final Duration REST = Duration.ofMinutes(PROOF ? 30 : 3);
    private static final Gateway GATEWAY = Gateway.start(Map.of(
            "medsettle.gateway.deadline", "3s",
            "medsettle.credit.platform.call", "2s",
            "medsettle.credit.platform.question", "2s",
            "medsettle.credit.circuit.silences", "1000"));

    private final CreditClinic credit = new CreditClinic(GATEWAY);
    private final Map<String, String> first = new ConcurrentHashMap<>();
    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

    /** One bill, and all that HIS tells of it. */
    private record Saved(NewVisit visit, List<Map<String, Object>> events) {}

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void everybody_pays_exactly_once_or_stays_on_the_list_with_nothing_held(TestReporter reporter) throws Exception {
        for (int person = 1; person <= 20; person++) {
            credit.signed(person, ContractTerms.usual().limit(90_000_000_00L));
        }
        GATEWAY.world().credit().lose(20, 20, 20_261_122L);
        List<Saved> bills = new ArrayList<>();
        long began = System.nanoTime();
        storm(bills);
        long told = System.nanoTime() - began;
        Map<String, Integer> results = new HashMap<>();
        for (Saved saved : bills) {
            results.merge(ends(saved), 1, Integer::sum);
        }
        reporter.publishEntry("storm", figures(told, System.nanoTime() - began, results));
        GATEWAY.world().credit().calm();
        long collected = GATEWAY.world().credit().ledger().stream()
                .mapToLong(LedgerEntry::fen)
                .sum();
        assertThat(collected).as("what the platform holds").isEqualTo(booked());
        assertThat(results.getOrDefault("PAID", 0)).isGreaterThan(bills.size() / 2);
    }

    private void storm(List<Saved> bills) throws Exception {
        List<Future<?>> told = new ArrayList<>();
        ExecutorService his = Executors.newFixedThreadPool(AT_ONCE);
        SplittableRandom chance = new SplittableRandom(20_261_122L);
        AtomicInteger events = new AtomicInteger();
        while (events.get() < EVENTS) {
            int person = 1 + chance.nextInt(20);
            NewVisit visit = GATEWAY.clinic().bill(person, 200_00 + chance.nextInt(100_00));
            Saved saved = new Saved(visit, told(visit, chance));
            bills.add(saved);
            events.addAndGet(saved.events().size());
            for (Map<String, Object> event : saved.events()) {
                told.add(his.submit(() -> tell(event)));
            }
            pace(events.get());
        }
        his.shutdown();
        assertThat(his.awaitTermination(REST.toMinutes(), TimeUnit.MINUTES)).isTrue();
        for (Future<?> each : told) {
            each.get();
        }
    }

    /** HIS does not run away from its own answers. */
    private void pace(int told) {
        assertThat(Clinic.eventually(() -> nanos.size() > told - 4 * AT_ONCE, REST))
                .as("told " + told + ", answered " + nanos.size())
                .isTrue();
    }

    /** The event; for some once more, for some edited and told anew under another event. */
    private static List<Map<String, Object>> told(NewVisit visit, SplittableRandom chance) {
        List<Map<String, Object>> events = new ArrayList<>();
        Map<String, Object> event = CreditClinic.event(visit);
        events.add(event);
        if (chance.nextInt(100) < 15) {
            events.add(new HashMap<>(event));
        }
        if (chance.nextInt(100) < 10) {
            Map<String, Object> edited = new HashMap<>(event);
            edited.put("eventId", Clinic.freshKey());
            edited.put("version", 2);
            events.add(edited);
        }
        return events;
    }

    private void tell(Map<String, Object> event) {
        long began = System.nanoTime();
        Said said = credit.saved(event);
        nanos.add(System.nanoTime() - began);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        if (!said.text("result").equals("PROCESSING")) {
            asEverSaid(event, said);
        }
    }

    /** What was once decided of an event is said again whenever it is told. */
    private void asEverSaid(Map<String, Object> event, Said decided) {
        String result = decided.text("result");
        String before = first.putIfAbsent(String.valueOf(event.get("eventId")), result);
        assertThat(result).as(decided.text()).isEqualTo(before == null ? result : before);
    }

    /** How it ended for one bill: once paid, or not at all and nothing held. */
    private String ends(Saved saved) {
        String result = "";
        for (Map<String, Object> event : saved.events()) {
            Said said = credit.decided(event, REST);
            asEverSaid(event, said);
            String order = CreditClinic.order(said);
            boolean paid = said.text("result").equals("PAID");
            if (!order.isEmpty()) {
                Money money = new Money(GATEWAY, order);
                assertThat(money.charged())
                        .as(said.text())
                        .isEqualTo(paid ? saved.visit().totalFen() : 0);
                assertThat(order(order).held().total())
                        .as(said.text())
                        .isEqualTo(paid ? saved.visit().totalFen() : 0);
            }
            result = result.equals("PAID") ? result : said.text("result");
        }
        assertThat(orders(saved)).as("paid once at most").isLessThanOrEqualTo(1);
        return result;
    }

    private static Order order(String id) {
        io.medsettle.ports.value.OrderId order = new io.medsettle.ports.value.OrderId(id);
        return Order.tell(order, GATEWAY.histories().read(order));
    }

    private static long orders(Saved saved) {
        return GATEWAY.count(
                "SELECT COUNT(*) FROM order_view WHERE his_bill = ? AND order_state = 'SETTLED'",
                saved.visit().visitNo() + "/" + saved.visit().rxNo());
    }

    private static long booked() {
        return GATEWAY.count("SELECT COALESCE(SUM(fen), 0) FROM posting WHERE account = ?", "due-from:credit");
    }

    private String figures(long told, long over, Map<String, Integer> results) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return "%d events told in %d ms (%d a second), over after %d ms; answers p50 %d ms, p99 %d ms, longest %d ms; %s"
                .formatted(
                        sorted.size(),
                        told / 1_000_000,
                        sorted.size() * 1_000_000_000L / told,
                        over / 1_000_000,
                        at(sorted, 50),
                        at(sorted, 99),
                        at(sorted, 100),
                        new TreeMap<>(results));
    }

    private static long at(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1_000_000;
    }
}
