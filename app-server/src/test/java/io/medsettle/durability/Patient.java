package io.medsettle.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.sandbox.OutsideWorld;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A patient with a phone who pays one bill over REST and, like any page, asks again with the same key until it is answered,
 * whichever gateway is there by then.
 */
final class Patient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofSeconds(240);
    private static final Duration PAUSE = Duration.ofMillis(1_000);
    private static final Set<String> OVER = Set.of("SETTLED", "CANCELLED", "UNWOUND", "STUCK", "REFUNDED");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final OutsideWorld world;
    private final SamplePerson person;
    private final boolean account;
    private final String bearer;
    private final Supplier<URI> gateway;
    private final AtomicInteger answers;
    private final NewVisit visit;
    private final String authCode;
    private final long until = System.nanoTime() + LONGEST.toNanos();
    private boolean paid;

    /**
     * @param account whether the personal account pays too; of one person's bills at most one, or they race for it
     * @param gateway where the phone's requests go, asked for each
     * @param answers counts what was answered, for whoever waits for the right moment
     */
    Patient(OutsideWorld world, SamplePerson person, boolean account, Supplier<URI> gateway, AtomicInteger answers) {
        this.world = world;
        this.person = person;
        this.account = account;
        this.gateway = gateway;
        this.answers = answers;
        bearer = "Bearer " + world.client("channel");
        visit = world.his().addVisit(person.patientId(), Bill.FEN, 2);
        authCode = world.wechat().authCode(person.openid());
    }

    /** How it ended: a terminal state and the order, or that there was never one. */
    record Ending(String orderId, String state, long heldFen, String why) {}

    Ending settles() {
        JsonNode opened = opens();
        String id = opened.path("orderId").asText();
        if (id.isEmpty()) {
            return new Ending("", "NEVER", 0, opened.path("title").asText());
        }
        while (true) {
            JsonNode order = ask("GET", "/api/v1/orders/" + id, "", "");
            String state = order.path("state").asText();
            if (OVER.contains(state)) {
                return new Ending(
                        id,
                        state,
                        order.path("heldFen").asLong(),
                        order.path("reason").asText());
            }
            if (state.equals("PRICED")) {
                ask("POST", "/api/v1/orders/" + id + "/pay", "{}", "");
            } else if (order.path("cashier").isObject() && !paid) {
                paid = types(order);
            }
            pauseOr("order " + id + " stays " + state);
        }
    }

    /** The password, once; the phone does not care whether the gateway lives. */
    private boolean types(JsonNode order) {
        for (JsonNode leg : order.path("legs")) {
            String name = leg.path("name").asText();
            if (name.equals("cash")
                    && world.wechat()
                            .pay(leg.path("number").asText(), PatientChoice.BOTH_OK)
                            .ok()) {
                return true;
            }
        }
        return world.wechat()
                .pay(order.path("cashier").path("mixTradeNo").asText(), PatientChoice.BOTH_OK)
                .ok();
    }

    private JsonNode opens() {
        ObjectNode body = JSON.createObjectNode();
        body.put("entry", "online-mixed").put("patientId", person.patientId()).put("visitNo", visit.visitNo());
        body.putArray("rxNos").add(visit.rxNo());
        body.put("description", "门诊缴费");
        body.putObject("payer").put("channel", "WECHAT").put("openid", person.openid());
        body.putObject("insurance").put("authCode", authCode).put("accountUsed", account);
        return ask("POST", "/api/v1/orders", body.toString(), "open-" + visit.visitNo());
    }

    /** Until it is answered; an error that says no is an answer. */
    private JsonNode ask(String method, String path, String body, String key) {
        while (true) {
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(
                                gateway.get().resolve(path))
                        .timeout(Duration.ofSeconds(40))
                        .header("Authorization", bearer)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
                if (!key.isEmpty()) {
                    request.header("Idempotency-Key", key);
                }
                HttpResponse<String> said = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (said.statusCode() != 500 && said.statusCode() != 502 && said.statusCode() != 429) {
                    answers.incrementAndGet();
                    return JSON.readTree(said.body());
                }
            } catch (IOException gone) {
                pauseOr("no gateway for " + path);
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            pauseOr("the gateway fails at " + path);
        }
    }

    private void pauseOr(String why) {
        if (System.nanoTime() > until) {
            throw new IllegalStateException(why);
        }
        LockSupport.parkNanos(PAUSE.toNanos() + TimeUnit.MILLISECONDS.toNanos(Math.floorMod(visit.hashCode(), 100)));
    }
}
