package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mood at every call of a settlement and of its refund: all ends right to the fen, or as one order that calls a
 * person in words. A seeded sample in ordinary builds, all of it with {@code -Pproof}. Cases run side by side, each on a
 * gateway and a world that no other case shares at that time.
 */
class FaultGridTest {
    private static final int SAMPLE = 16;
    private static final Duration REST = Duration.ofSeconds(120);
    private static final Set<String> SETTLED_OR_NOT = Set.of("SETTLED", "CANCELLED", "UNWOUND", "STUCK");
    private static final Lanes<String> LANES = new Lanes<>(3, any -> Lanes.impatient(Map.of()));

    @TestFactory
    Stream<DynamicTest> everything_ends_right_or_calls_a_person() {
        return LANES.tests(Lanes.drawn(FaultCase.all(), SAMPLE), c -> "", FaultGridTest::run);
    }

    @AfterAll
    static void stop() {
        LANES.close();
    }

    private static void run(Gateway gateway, FaultCase c) {
        if (c.refund()) {
            String order = settle(gateway);
            assertThat(gateway.clinic().order(order).text("state")).isEqualTo("SETTLED");
            c.order(gateway.world());
            refund(gateway, order, c.mood());
        } else {
            c.order(gateway.world());
            rightAtRest(gateway, settle(gateway), c.mood());
        }
    }

    /** A patient who goes on as long as there is something to pay. */
    private static String settle(Gateway gateway) {
        Clinic clinic = gateway.clinic();
        Said opened = clinic.mixed(7, 200_00);
        String id = opened.text("orderId");
        assertThat(id).as(opened.text()).isNotEmpty();
        Said priced = Clinic.until(
                () -> clinic.order(id), s -> over(s) || s.text("state").equals("PRICED"), REST);
        if (over(priced)) {
            return id;
        }
        clinic.pay(id);
        Said paying =
                Clinic.until(() -> clinic.order(id), s -> over(s) || s.body().has("cashier"), REST);
        if (!over(paying)) {
            clinic.atTheCashier(7, paying, PatientChoice.BOTH_OK);
            Clinic.until(() -> clinic.order(id), FaultGridTest::over, REST);
        }
        return id;
    }

    private static boolean over(Said said) {
        return SETTLED_OR_NOT.contains(said.text("state"));
    }

    private static void rightAtRest(Gateway gateway, String id, Mood mood) {
        Said order = gateway.clinic().order(id);
        Money money = new Money(gateway, id);
        switch (order.text("state")) {
            case "SETTLED" -> {
                assertThat(money.heldFen()).isEqualTo(200_00).isEqualTo(order.fen("heldFen"));
                assertThat(money.charged()).isEqualTo(200_00);
                money.agrees();
            }
            case "STUCK" -> {
                assertThat(order.text("reason")).isNotBlank();
                assertThat(mood).as(order.text("reason")).isIn(Mood.WRONG_AMOUNT, Mood.REFUSE);
                assertThat(money.heldFen()).as("all or nothing").isIn(0L, 200_00L);
            }
            default -> {
                assertThat(order.text("reason")).isNotBlank();
                assertThat(money.held()).as(order.text()).isEmpty();
                assertThat(money.charged()).isZero();
                money.agrees();
            }
        }
    }

    private static void refund(Gateway gateway, String id, Mood mood) {
        Clinic clinic = gateway.clinic();
        Said asked = clinic.refund(id);
        assertThat(asked.text("refundNo")).as(asked.text()).isNotEmpty();
        Said end = Clinic.until(
                () -> clinic.channel().get("/api/v1/refunds/" + asked.text("refundNo")),
                s -> !s.text("result").equals("PROCESSING"),
                REST);
        Money money = new Money(gateway, id);
        switch (end.text("result")) {
            case "SUCCESS" -> {
                assertThat(money.held()).isEmpty();
                assertThat(money.charged()).isZero();
                assertThat(clinic.order(id).text("state")).isEqualTo("REFUNDED");
                money.agrees();
            }
            case "REJECTED" -> {
                assertThat(end.text("reason")).isNotBlank();
                assertThat(money.heldFen()).isEqualTo(200_00);
                assertThat(money.charged()).isEqualTo(200_00);
                money.agrees();
            }
            default -> {
                assertThat(end.text("reason")).isNotBlank();
                if (mood != Mood.WRONG_AMOUNT) {
                    assertThat(money.heldFen())
                            .as("all or nothing: " + end.text("reason"))
                            .isIn(0L, 200_00L);
                    money.agrees();
                }
            }
        }
    }
}
