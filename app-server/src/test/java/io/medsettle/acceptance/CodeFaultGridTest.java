package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.acceptance.CodeFault.When;
import io.medsettle.fixtures.sim.Mood;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mood of every channel at every call of a payment by code: all ends right to the fen, or as one order that calls a person
 * in words. A seeded sample in ordinary builds, all of it with {@code -Pproof}.
 */
class CodeFaultGridTest {
    private static final int SAMPLE = 7;
    private static final long WHOLE = 90_00;
    private static final Duration LONG = Duration.ofSeconds(200);
    private static final Set<String> OVER = Set.of("SETTLED", "CANCELLED", "UNWOUND", "STUCK");
    private static final Set<Mood> FOR_A_PERSON = Set.of(Mood.WRONG_AMOUNT, Mood.REFUSE);
    private static final Lanes<Boolean> LANES = new Lanes<>(
            1,
            older -> Lanes.impatient(Map.of(
                    "medsettle.wechat-codes.version", older ? "V2" : "V3", "medsettle.wechat-codes.absence", "2m")));

    @AfterAll
    static void stop() {
        LANES.close();
    }

    @TestFactory
    Stream<DynamicTest> every_payment_by_code_ends_right_or_calls_a_person() {
        return LANES.tests(
                Lanes.drawn(CodeFault.all(), SAMPLE, c -> !c.takesMinutes()),
                CodeFault::older,
                (gateway, c) -> new Scene(gateway, new Kiosk(gateway)).run(c));
    }

    /** One kiosk and one fault. */
    private record Scene(Gateway gateway, Kiosk kiosk) {
        void run(CodeFault c) {
            if (c.when() == When.REFUNDED) {
                Said settled = paid(c.purse().code(gateway.world()));
                assertThat(settled.text("state")).as(settled.text()).isEqualTo("SETTLED");
                c.order(gateway.world());
                back(settled.text("orderId"), c.mood());
                return;
            }
            if (c.when() == When.GIVEN_UP) {
                right(givenUp(c), c.mood());
                return;
            }
            c.order(gateway.world());
            right(paid(c.purse().code(gateway.world())), c.mood());
        }

        private String priced() {
            Said priced = kiosk.open(
                    kiosk.enter(7),
                    Kiosk.wish("counter-self-pay", gateway.clinic().bill(7, WHOLE)));
            assertThat(priced.status()).as(priced.text()).isEqualTo(201);
            return priced.text("orderId");
        }

        private Said paid(String code) {
            String order = priced();
            kiosk.pay(order, code);
            return Clinic.until(() -> kiosk.order(order), Scene::over, LONG);
        }

        private Said givenUp(CodeFault c) {
            String order = priced();
            kiosk.pay(order, c.purse().typing(gateway.world()));
            kiosk.until(order, "AWAITING_PATIENT");
            c.order(gateway.world());
            gateway.clinic().cancel(order);
            return Clinic.until(() -> kiosk.order(order), Scene::over, LONG);
        }

        private static boolean over(Said said) {
            return OVER.contains(said.text("state"));
        }

        private void right(Said order, Mood mood) {
            Money money = new Money(gateway, order.text("orderId"));
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

        private void back(String order, Mood mood) {
            Said asked = kiosk.refund(order);
            Said end = Clinic.until(
                    () -> kiosk.edge().get("/api/v1/refunds/" + asked.text("refundNo")),
                    s -> !s.text("result").equals("PROCESSING"),
                    LONG);
            Money money = new Money(gateway, order);
            switch (end.text("result")) {
                case "SUCCESS" -> holds(money, 0);
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
}
