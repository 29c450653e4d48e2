package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.acceptance.FirstWechatFault.When;
import io.medsettle.fixtures.sim.Mood;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mood at every call of an order of both purses over WeChat's first insurance interface (1.0), of letting go and
 * of the refund in both ways: all ends right to the fen, or as one order that calls a person in words. A seeded sample
 * in ordinary builds, all of it with {@code -Pproof}.
 */
class FirstWechatFaultGridTest {
    private static final int SAMPLE = 6;
    private static final long WHOLE = 200_00;
    private static final Duration REST = Duration.ofSeconds(120);
    private static final Set<String> OVER = Set.of("SETTLED", "CANCELLED", "UNWOUND", "STUCK");
    private static final Set<Mood> FOR_A_PERSON = Set.of(Mood.WRONG_AMOUNT, Mood.REFUSE);
    private static final Lanes<Boolean> LANES = new Lanes<>(
            1,
            oldRefund -> Lanes.impatient(
                    Map.of("medsettle.wechat.mixed", "V1", "medsettle.wechat-payinsurance.refunds", oldRefund)));

    @TestFactory
    Stream<DynamicTest> everything_paid_in_one_order_ends_right_or_calls_a_person() {
        return LANES.tests(
                Lanes.drawn(FirstWechatFault.all(), SAMPLE),
                FirstWechatFault::oldRefund,
                (gateway, fault) -> new Scene(gateway).run(fault));
    }

    @AfterAll
    static void stop() {
        LANES.close();
    }

    /** One patient, one bill, one fault. */
    private record Scene(Gateway gateway, Clinic clinic, FirstWechatClinic first) {
        Scene(Gateway gateway) {
            this(gateway, gateway.clinic(), new FirstWechatClinic(gateway));
        }

        void run(FirstWechatFault fault) {
            if (fault.when() == When.REFUND) {
                String id = goOn(opened(), true);
                assertThat(clinic.order(id).text("state")).isEqualTo("SETTLED");
                fault.order(gateway.world());
                refund(id, fault.mood());
                return;
            }
            if (fault.when() == When.SETTLEMENT) {
                fault.order(gateway.world());
                right(goOn(opened(), true), fault.mood());
                return;
            }
            String id = goOn(opened(), false);
            fault.order(gateway.world());
            clinic.cancel(id);
            Clinic.until(() -> clinic.order(id), Scene::over, REST);
            right(id, fault.mood());
        }

        /** A client that asks again under its key until there is an order. */
        private String opened() {
            Map<String, Object> wish = clinic.wish("online-mixed", 7, clinic.bill(7, WHOLE));
            String key = Clinic.freshKey();
            return Clinic.until(
                            () -> clinic.channel().post("/api/v1/orders", wish, key),
                            each -> !each.text("orderId").isEmpty(),
                            REST)
                    .text("orderId");
        }

        /** A patient who goes on as long as there is something to pay. */
        private String goOn(String id, boolean pays) {
            Said priced = Clinic.until(
                    () -> clinic.order(id), s -> over(s) || s.text("state").equals("PRICED"), REST);
            if (over(priced)) {
                return id;
            }
            clinic.pay(id);
            Said paying = Clinic.until(
                    () -> clinic.order(id), s -> over(s) || s.body().has("cashier"), REST);
            if (pays && !over(paying)) {
                first.wechat().pay(FirstWechatClinic.number(paying));
                Clinic.until(() -> clinic.order(id), Scene::over, REST);
            }
            return id;
        }

        private static boolean over(Said said) {
            return OVER.contains(said.text("state"));
        }

        private void right(String id, Mood mood) {
            Said order = clinic.order(id);
            switch (order.text("state")) {
                case "SETTLED" -> holds(id, WHOLE);
                case "STUCK" -> {
                    assertThat(order.text("reason")).isNotBlank();
                    assertThat(mood).as(order.text("reason")).isIn(FOR_A_PERSON);
                    assertThat(new Money(gateway, id).heldFen())
                            .as("all or nothing")
                            .isIn(0L, WHOLE);
                }
                default -> {
                    assertThat(order.text("reason")).isNotBlank();
                    holds(id, 0);
                }
            }
        }

        private void holds(String id, long fen) {
            Money money = new Money(gateway, id);
            assertThat(money.heldFen()).isEqualTo(fen);
            assertThat(money.charged()).isEqualTo(fen);
            money.agrees();
        }

        private void refund(String id, Mood mood) {
            Said asked = clinic.refund(id);
            assertThat(asked.text("refundNo")).as(asked.text()).isNotEmpty();
            Said end = Clinic.until(
                    () -> clinic.channel().get("/api/v1/refunds/" + asked.text("refundNo")),
                    s -> !s.text("result").equals("PROCESSING"),
                    REST);
            switch (end.text("result")) {
                case "SUCCESS" -> {
                    assertThat(clinic.order(id).text("state")).isEqualTo("REFUNDED");
                    holds(id, 0);
                }
                case "REJECTED" -> {
                    assertThat(end.text("reason")).isNotBlank();
                    holds(id, WHOLE);
                }
                default -> {
                    assertThat(end.text("reason")).isNotBlank();
                    assertThat(mood).as(end.text("reason")).isIn(FOR_A_PERSON);
                }
            }
        }
    }
}
