package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.acceptance.CreditFault.When;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.Mood;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    private static final Gateway GATEWAY = impatient();

    private final CreditClinic credit = new CreditClinic(GATEWAY);
    private final Ward ward = new Ward(GATEWAY);

    private static Gateway impatient() {
        Gateway gateway = Gateway.start(Map.of(
                "medsettle.gateway.send-within", "1s",
                "medsettle.gateway.deadline", "1500ms",
                "medsettle.gateway.margin", "100ms",
                "medsettle.credit.sweep-every", "500ms",
                "medsettle.credit.circuit.silences", "1000",
                "medsettle.credit.circuit.enough", "100000"));
        Duration beyond = Duration.ofMillis(2_500);
        gateway.world().his().faults().slowness(beyond);
        gateway.world().yibao().faults().slowness(beyond);
        gateway.world().credit().faults().slowness(beyond);
        return gateway;
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @TestFactory
    Stream<DynamicTest> everything_that_credit_pays_ends_right_or_calls_a_person() {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> play(c)));
    }

    private static List<CreditFault> cases() {
        List<CreditFault> all = new ArrayList<>(CreditFault.all());
        String only = System.getProperty("medsettle.fault", "");
        if (!only.isEmpty()) {
            return all.stream().filter(c -> c.toString().contains(only)).toList();
        }
        Collections.shuffle(all, new Random(Long.getLong("medsettle.seed", 20261122L)));
        return Boolean.getBoolean("medsettle.proof") ? all : all.subList(0, SAMPLE);
    }

    private void play(CreditFault fault) {
        try {
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
        } finally {
            GATEWAY.calm();
        }
    }

    private void settles(CreditFault fault, int person) {
        if (fault.when() == When.SETTLEMENT) {
            credit.signed(person, MUCH);
        }
        NewVisit visit = GATEWAY.clinic().bill(person, WHOLE);
        Map<String, Object> event = CreditClinic.event(visit);
        fault.order(GATEWAY.world());
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
        Said now = GATEWAY.clinic().until(order, REST, OVER.toArray(String[]::new));
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

    private static void holds(String order, long fen) {
        Money money = new Money(GATEWAY, order);
        assertThat(money.heldFen()).isEqualTo(fen);
        assertThat(money.charged()).isEqualTo(fen);
        money.agrees();
    }

    private void refunds(CreditFault fault) {
        credit.signed(7, MUCH);
        Said paid = credit.settled(7, WHOLE);
        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        String order = CreditClinic.order(paid);
        fault.order(GATEWAY.world());
        Said asked = credit.refund(order);
        assertThat(asked.text("refundNo")).as(asked.text()).isNotEmpty();
        Said end = Clinic.until(
                () -> GATEWAY.clinic().channel().get("/api/v1/refunds/" + asked.text("refundNo")),
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
        fault.order(GATEWAY.world());
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
                assertThat(new Money(GATEWAY, order).heldFen()).isEqualTo(DEPOSIT);
                assertThat(ward.atHis(stay).path("depositBalanceFen").longValue())
                        .isEqualTo(DEPOSIT);
                ward.agrees(order);
            }
            case "GIVEN_UP" -> {
                assertThat(end.text("reason")).isNotBlank();
                assertThat(Clinic.eventually(() -> new Money(GATEWAY, order).heldFen() == 0, REST))
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
        fault.order(GATEWAY.world());
        String request = Clinic.freshKey();
        Said said = Clinic.until(
                () -> credit.discharge(stay, true, request), s -> Ward.OVER.contains(s.text("state")), REST);
        String order = said.text("orderId");
        switch (said.text("state")) {
            case "DONE" -> assertThat(new Money(GATEWAY, order).heldFen()).isEqualTo(WHOLE);
            case "GIVEN_UP" -> {
                assertThat(said.text("reason")).isNotBlank();
                assertThat(Clinic.eventually(() -> new Money(GATEWAY, order).heldFen() == 0, REST))
                        .as("nothing is held: " + new Money(GATEWAY, order).held())
                        .isTrue();
                GATEWAY.calm();
                Said again = ward.until(stay, credit.discharge(stay, true, Clinic.freshKey()), "DONE");
                assertThat(new Money(GATEWAY, again.text("orderId")).heldFen()).isEqualTo(WHOLE);
            }
            default -> assertThat(fault.mood()).as(said.text("reason")).isIn(FOR_A_PERSON);
        }
        if (!said.text("state").equals("STUCK")) {
            ward.agrees(order);
        }
    }
}
