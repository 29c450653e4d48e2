package io.medsettle.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.CashierSays;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.sandbox.OutsideWorld;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What people do in a clinic: fresh bills, the patient at the phone, the front end and the window at the gateway's edge. */
final class Clinic {
    static final Duration SOON = Duration.ofSeconds(40);
    private static final String APPID = "wx0000000000000001";
    private static final String ORDERS = "/api/v1/orders/";

    private final OutsideWorld world;
    private final Edge channel;
    private final Edge his;

    Clinic(Gateway gateway) {
        world = gateway.world();
        channel = gateway.as("channel");
        his = gateway.as("his");
    }

    Edge channel() {
        return channel;
    }

    Edge his() {
        return his;
    }

    static SamplePerson person(int number) {
        return SamplePeople.all().get(number - 1);
    }

    NewVisit bill(int person, long fen) {
        return world.his().addVisit(person(person).patientId(), fen, 3);
    }

    static String freshKey() {
        return UUID.randomUUID().toString();
    }

    Map<String, Object> wish(String entry, int person, NewVisit visit) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("entry", entry);
        wish.put("patientId", person(person).patientId());
        wish.put("visitNo", visit.visitNo());
        wish.put("rxNos", List.of(visit.rxNo()));
        wish.put("description", "门诊缴费");
        wish.put("payer", Map.of("channel", "WECHAT", "openid", person(person).openid()));
        if (entry.equals("online-mixed")) {
            wish.put(
                    "insurance",
                    Map.of("authCode", world.wechat().authCode(person(person).openid())));
        }
        return wish;
    }

    /** Opens and prices a fresh bill. */
    Said mixed(int person, long fen) {
        return channel.post("/api/v1/orders", wish("online-mixed", person, bill(person, fen)), freshKey());
    }

    Said selfPay(int person, long fen) {
        return channel.post("/api/v1/orders", wish("online-self-pay", person, bill(person, fen)), freshKey());
    }

    Said pay(String order) {
        return channel.post(ORDERS + order + "/pay", "{}");
    }

    Said cancel(String order) {
        return channel.post(ORDERS + order + "/cancel", "{}");
    }

    Said refund(String order) {
        return refund(order, freshKey(), Map.of());
    }

    Said refund(String order, String key, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(Map.of("orderId", order, "reason", "开错处方"));
        wish.putAll(more);
        return channel.post("/api/v1/refunds", wish, key);
    }

    Said order(String order) {
        return channel.get(ORDERS + order);
    }

    /** The patient opens the cashier with what paying gave the page, and chooses. */
    CashierSays atTheCashier(int person, Said paying, PatientChoice choice) {
        Map<String, String> parameters = new HashMap<>();
        for (Map.Entry<String, JsonNode> each : paying.body().path("cashier").properties()) {
            parameters.put(each.getKey(), each.getValue().asText());
        }
        world.wechat().atThePhone(person(person).openid());
        CashierSays opened = world.wechat().cashierOpens(APPID, parameters);
        if (!opened.ok()) {
            return opened;
        }
        String mixed = parameters.getOrDefault("mixTradeNo", "");
        return world.wechat().pay(mixed.isEmpty() ? number(paying, "cash") : mixed, choice);
    }

    /** Priced, paid, settled: an order at its good end. */
    Said settled(Said priced, int person) {
        String id = priced.text("orderId");
        Said paying = pay(id);
        CashierSays said = atTheCashier(person, paying, PatientChoice.BOTH_OK);
        if (!said.ok()) {
            throw new AssertionError("the cashier said " + said.text() + " to " + paying.text());
        }
        return until(id, SOON, "SETTLED");
    }

    /** Looks at the order until it is in one of these states. */
    Said until(String order, Duration within, String... states) {
        Set<String> wanted = Set.of(states);
        return until(() -> order(order), said -> wanted.contains(said.text("state")), within);
    }

    static <T> T until(Supplier<T> look, java.util.function.Predicate<T> enough, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        T said = look.get();
        while (!enough.test(said)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + within + ": " + said);
            }
            pause();
            said = look.get();
        }
        return said;
    }

    /** Waits for something that happens on its own. */
    static boolean eventually(java.util.function.BooleanSupplier happened, Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    /** Our number of a leg, as the answer names it; empty if there is no such leg. */
    static String number(Said order, String leg) {
        return leg(order, leg).path("number").asText();
    }

    static JsonNode leg(Said order, String leg) {
        for (JsonNode each : order.body().path("legs")) {
            if (each.path("name").asText().equals(leg)) {
                return each;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
}
