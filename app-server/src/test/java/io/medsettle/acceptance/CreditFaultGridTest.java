package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.acceptance.CreditFault.When;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.Mood;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every mood at every call of what credit pays, at the doctor's and in the ward, by the patient's contract and a relative's, and
 * of the refund: all ends right to the fen, or as one order that calls a person in words. A declined payment after a settled
 * insurer always ends with the insurer reversed. A seeded sample in ordinary builds, all of it with {@code -Pproof}.
 */
class CreditFaultGridTest {
    private static final int SAMPLE = 12;
    private static final long WHOLE = 200_00;
    private static final long DEPOSIT = 50_00;
    private static final Duration REST = Duration.ofSeconds(120);
    private static final Set<String> OVER = Set.of("SETTLED", "CANCELLED", "UNWOUND", "STUCK");
    private static final Set<Mood> FOR_A_PERSON = Set.of(Mood.WRONG_AMOUNT, Mood.REFUSE);
    private static final ContractTerms MUCH = ContractTerms.usual().limit(9_000_000_00L);
    private static final Lanes<String> LANES = new Lanes<>(
            1,
            any -> Lanes.impatient(Map.of(
                    "medsettle.credit.sweep-every", "500ms",
                    "medsettle.credit.circuit.silences", "1000",
                    "medsettle.credit.circuit.enough", "100000")));

    @AfterAll
    static void stop() {
        LANES.close();
    }

    @TestFactory
    Stream<DynamicTest> everything_that_credit_pays_ends_right_or_calls_a_person() {
        return LANES.tests(
                Lanes.drawn(CreditFault.all(), SAMPLE), c -> "", (gateway, fault) -> new Scene(gateway).run(fault));
    }

    /** Who signed, the ward, and one fault. */
    private record Scene(Gateway gateway, CreditClinic credit, Ward ward) {
        Scene(Gateway gateway) {
            this(gateway, new CreditClinic(gateway), new Ward(gateway));
        }

        void run(CreditFault fault) {
            switch (fault.when()) {
                case SETTLEMENT -> settles(fault, 7);
                case BY_A_RELATIVE -> {
                    credit.unsigned(9);
                    credit.signed(8, MUCH);
                    credit.platform()
                            .family(
                                    Clinic.person(9).idNumber(),
                                    Clinic.person(8).idNumber(),
                                    "父亲",
                                    true);
                    settles(fault, 9);
                }
                case REFUND -> refunds(fault);
                case DEPOSIT -> deposits(fault);
                case DISCHARGE -> leaves(fault);
            }
        }

        private void settles(CreditFault fault, int person) {
            if (fault.when() == When.SETTLEMENT) {
                credit.signed(person, MUCH);
            }
            NewVisit visit = gateway.clinic().bill(person, WHOLE);
            Map<String, Object> event = CreditClinic.event(visit);
            fault.order(gateway.world());
            Said said = credit.decided(event, REST);
            assertThat(said.status()).as(said.text()).isEqualTo(200);
            assertThat(said.text("reason")).isNotBlank();
            String order = CreditClinic.order(said);
            if (order.isEmpty()) {
                assertThat(said.text("result")).as(said.text()).isIn("SKIPPED", "NEED_WINDOW");
                return;
            }
            right(order, said, fault.mood());
        }

        private void right(String order, Said said, Mood mood) {
            Said now = gateway.clinic().until(order, REST, OVER.toArray(String[]::new));
            switch (now.text("state")) {
                case "SETTLED" -> {
                    assertThat(said.text("result")).isEqualTo("PAID");
                    holds(order, WHOLE);
                }
                case "STUCK" -> {
                    assertThat(now.text("reason")).isNotBlank();
                    assertThat(mood).as(now.text("reason")).isIn(FOR_A_PERSON);
                }
                default -> {
                    assertThat(said.text("result")).isIn("SKIPPED", "DECLINED", "NEED_WINDOW");
                    holds(order, 0);
                }
            }
        }

        private void holds(String order, long fen) {
            Money money = new Money(gateway, order);
            assertThat(money.heldFen()).isEqualTo(fen);
            assertThat(money.charged()).isEqualTo(fen);
            money.agrees();
        }

        private void refunds(CreditFault fault) {
            credit.signed(7, MUCH);
            Said paid = credit.settled(7, WHOLE);
            assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
            String order = CreditClinic.order(paid);
            fault.order(gateway.world());
            Said asked = credit.refund(order);
            assertThat(asked.text("refundNo")).as(asked.text()).isNotEmpty();
            Said end = Clinic.until(
                    () -> gateway.clinic().channel().get("/api/v1/refunds/" + asked.text("refundNo")),
                    s -> !s.text("result").equals("PROCESSING"),
                    REST);
            switch (end.text("result")) {
                case "SUCCESS" -> holds(order, 0);
                case "REJECTED" -> {
                    assertThat(end.text("reason")).isNotBlank();
                    holds(order, WHOLE);
                }
                default -> {
                    assertThat(end.text("reason")).isNotBlank();
                    assertThat(fault.mood()).as(end.text("reason")).isIn(FOR_A_PERSON);
                }
            }
        }

        private void deposits(CreditFault fault) {
            credit.signed(12, MUCH);
            NewStay stay = ward.stay(12, 900_00, 3);
            fault.order(gateway.world());
            Said said = credit.deposit(stay, DEPOSIT, Clinic.freshKey());
            if (said.status() == 422) {
                assertThat(said.text("detail")).isNotBlank();
                assertThat(ward.look(stay).body().path("rounds")).isEmpty();
                return;
            }
            Said end = ward.until(stay, said, "DONE", "GIVEN_UP", "STUCK");
            String order = end.text("orderId");
            switch (end.text("state")) {
                case "DONE" -> {
                    assertThat(new Money(gateway, order).heldFen()).isEqualTo(DEPOSIT);
                    assertThat(ward.atHis(stay).path("depositBalanceFen").longValue())
                            .isEqualTo(DEPOSIT);
                    ward.agrees(order);
                }
                case "GIVEN_UP" -> {
                    assertThat(end.text("reason")).isNotBlank();
                    assertThat(Clinic.eventually(() -> new Money(gateway, order).heldFen() == 0, REST))
                            .isTrue();
                    assertThat(ward.atHis(stay).path("depositBalanceFen").longValue())
                            .isZero();
                    ward.agrees(order);
                }
                default -> assertThat(fault.mood()).as(end.text("reason")).isIn(FOR_A_PERSON);
            }
        }

        private void leaves(CreditFault fault) {
            int person = ward.nobodyLyingIn();
            credit.signed(person, MUCH);
            NewStay stay = ward.stay(person, WHOLE, 4);
            ward.admitted(stay, person);
            fault.order(gateway.world());
            String request = Clinic.freshKey();
            Said said = Clinic.until(
                    () -> credit.discharge(stay, true, request), s -> Ward.OVER.contains(s.text("state")), REST);
            String order = said.text("orderId");
            switch (said.text("state")) {
                case "DONE" -> assertThat(new Money(gateway, order).heldFen()).isEqualTo(WHOLE);
                case "GIVEN_UP" -> {
                    assertThat(said.text("reason")).isNotBlank();
                    assertThat(Clinic.eventually(() -> new Money(gateway, order).heldFen() == 0, REST))
                            .as("nothing is held: " + new Money(gateway, order).held())
                            .isTrue();
                    gateway.calm();
                    Said again = ward.until(stay, credit.discharge(stay, true, Clinic.freshKey()), "DONE");
                    assertThat(new Money(gateway, again.text("orderId")).heldFen())
                            .isEqualTo(WHOLE);
                }
                default -> assertThat(fault.mood()).as(said.text("reason")).isIn(FOR_A_PERSON);
            }
            if (!said.text("state").equals("STUCK")) {
                ward.agrees(order);
            }
        }
    }
}
