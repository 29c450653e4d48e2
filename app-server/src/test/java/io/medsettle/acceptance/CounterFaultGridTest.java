package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.acceptance.CounterFault.When;
import io.medsettle.fixtures.sim.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mood at every call of a counter settlement, of its refund and of its settling anew: all ends right to the
 * fen, or
 * as one order that calls a person in words. A seeded sample in ordinary builds, all of it with {@code -Pproof}.
 */
class CounterFaultGridTest {
    private static final int SAMPLE = 8;
    private static final long WHOLE = 150_00;
    private static final long REST = 100_00;
    private static final Duration LONG = Duration.ofSeconds(120);
    private static final Set<String> OVER = Set.of("SETTLED", "CANCELLED", "UNWOUND", "STUCK");
    private static final Set<Mood> FOR_A_PERSON = Set.of(Mood.WRONG_AMOUNT, Mood.REFUSE);
    private static final Gateway GATEWAY = Lanes.impatient(Map.of());

    private final Kiosk kiosk = new Kiosk(GATEWAY);

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @AfterEach
    void calm() {
        GATEWAY.calm();
        GATEWAY.world().yibao().visitsTellSettlements(true);
    }

    @TestFactory
    Stream<DynamicTest> everything_at_the_counter_ends_right_or_calls_a_person() {
        return Lanes.drawn(CounterFault.all(), SAMPLE).stream()
                .map(c -> DynamicTest.dynamicTest(c.toString(), () -> {
                    GATEWAY.calm();
                    run(c);
                }));
    }

    @Test
    void a_lost_2207_that_never_arrived_is_stopped_by_2601_and_the_cash_goes_back() {
        Counts counts = new Counts(GATEWAY);
        long undoings = sent("2601");
        GATEWAY.world().yibao().faults().next("2207", Mood.LOSE_REQUEST);
        Said order = settle();
        assertThat(order.text("state")).as(order.text()).isEqualTo("UNWOUND");
        assertThat(sent("2601")).isGreaterThan(undoings);
        counts.never("2207", "2208", "O07");
        right(order, Mood.LOSE_REQUEST);
    }

    @Test
    void a_lost_2207_that_the_visit_tells_of_is_found_by_5201_and_5203_and_stands() {
        Counts counts = new Counts(GATEWAY);
        GATEWAY.world().yibao().faults().next("2207", Mood.LOSE_REPLY);
        Said order = settle();
        assertThat(order.text("state")).as(order.text()).isEqualTo("SETTLED");
        counts.once("2207", "O07").never("2601").atLeastOnce("5201", "5203");
        right(order, Mood.LOSE_REPLY);
    }

    @Test
    void a_lost_2207_that_no_visit_tells_of_is_undone_by_2601_and_the_cash_goes_back() {
        Counts counts = new Counts(GATEWAY);
        GATEWAY.world().yibao().visitsTellSettlements(false);
        GATEWAY.world().yibao().faults().next("2207", Mood.LOSE_REPLY);
        Said order = settle();
        assertThat(order.text("state")).as(order.text()).isEqualTo("UNWOUND");
        counts.once("2207", "2601").never("2208", "O07");
        right(order, Mood.LOSE_REPLY);
    }

    private static long sent(String transaction) {
        return GATEWAY.count("SELECT COUNT(*) FROM wire_message WHERE wire_name LIKE ?", "%" + transaction + "%");
    }

    private void run(CounterFault c) {
        if (c.when() == When.SETTLEMENT) {
            c.order(GATEWAY.world());
            right(settle(), c.mood());
            return;
        }
        Said settled = settle();
        assertThat(settled.text("state")).as(settled.text()).isEqualTo("SETTLED");
        c.order(GATEWAY.world());
        boolean anew = c.when() == When.RESETTLEMENT;
        back(settled, anew, c.mood());
    }

    /** Somebody who goes on as long as there is something to pay. */
    private Said settle() {
        Map<String, Object> wish =
                Kiosk.insured(Kiosk.wish("counter", GATEWAY.clinic().bill(7, WHOLE)), "account", "NONE");
        Said opened = kiosk.open(kiosk.enter(7), wish);
        String id = opened.text("orderId");
        assertThat(id).as(opened.text()).isNotEmpty();
        Said priced = Clinic.until(
                () -> kiosk.order(id), s -> over(s) || s.text("state").equals("PRICED"), LONG);
        if (over(priced)) {
            return priced;
        }
        kiosk.pay(id);
        return Clinic.until(() -> kiosk.order(id), CounterFaultGridTest::over, LONG);
    }

    private static boolean over(Said said) {
        return OVER.contains(said.text("state"));
    }

    private static void right(Said order, Mood mood) {
        Money money = new Money(GATEWAY, order.text("orderId"));
        switch (order.text("state")) {
            case "SETTLED" -> holds(money, WHOLE);
            case "STUCK" -> {
                assertThat(order.text("reason")).isNotBlank();
                assertThat(mood).as(order.text("reason")).isIn(FOR_A_PERSON);
            }
            default -> {
                assertThat(order.text("reason")).isNotBlank();
                holds(money, 0);
            }
        }
    }

    private static void holds(Money money, long fen) {
        assertThat(money.heldFen()).isEqualTo(fen);
        assertThat(money.charged()).isEqualTo(fen);
        money.agrees();
    }

    private void back(Said settled, boolean anew, Mood mood) {
        String order = settled.text("orderId");
        List<String> items = GATEWAY.world().his().feeLines(Clinic.number(settled, "his"));
        Map<String, Object> wish = anew
                ? Map.of("orderId", order, "reason", "退药", "items", items.subList(0, 1))
                : Map.of("orderId", order, "reason", "退药");
        Said asked = GATEWAY.as("window").post("/api/v1/refunds", wish, Clinic.freshKey());
        assertThat(asked.text("refundNo")).as(asked.text()).isNotEmpty();
        Said end = Clinic.until(
                () -> kiosk.edge().get("/api/v1/refunds/" + asked.text("refundNo")),
                s -> !s.text("result").equals("PROCESSING"),
                LONG);
        Money money = new Money(GATEWAY, order);
        switch (end.text("result")) {
            case "SUCCESS" -> holds(money, anew ? REST : 0);
            case "REJECTED" -> {
                assertThat(end.text("reason")).isNotBlank();
                kiosk.until(order, "SETTLED");
                holds(money, WHOLE);
            }
            default -> {
                assertThat(end.text("reason")).isNotBlank();
                assertThat(mood).as(end.text("reason")).isIn(FOR_A_PERSON);
            }
        }
    }
}
