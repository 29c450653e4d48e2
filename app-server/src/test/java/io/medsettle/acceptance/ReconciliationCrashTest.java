package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The lights go out at every write of a run: it is taken up again, finds the same, and nothing is done twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationCrashTest {
    private final LocalDate day = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
    private Gateway gateway;
    private Clinic clinic;
    private Reconciling today;
    private String doubted = "";
    private String unwritten = "";
    private List<String> expected = List.of();

    @BeforeAll
    void a_day_with_a_payment_in_doubt_and_a_charge_that_his_never_heard_of() {
        gateway = Gateway.start(Map.of(
                "medsettle.gateway.look-every", "1h",
                "medsettle.gateway.deadline", "1s",
                "medsettle.gateway.send-within", "300ms",
                "medsettle.reconciliation.carry-days", "0",
                "medsettle.reconciliation.lease", "2s",
                "medsettle.reconciliation.attempts", "1000",
                "medsettle.reconciliation.look-every", "200ms"));
        clinic = gateway.clinic();
        today = new Reconciling(gateway, day);
        clinic.settled(clinic.selfPay(7, 20_00), 7);
        Said missing = clinic.settled(clinic.selfPay(8, 21_00), 8);
        Said dearer = clinic.settled(clinic.selfPay(9, 22_00), 9);
        Said paid = paidUnheard();
        doubted = paid.text("orderId");
        Said lost = hisNeverHears();
        unwritten = lost.text("orderId");
        gateway.world().wechat().billTricks().leaveOut(Clinic.number(missing, "cash"));
        gateway.world().wechat().billTricks().dearer(Clinic.number(dearer, "cash"), 4);
        expected = List.of(
                        "WECHAT D2 D2 " + Clinic.number(missing, "cash") + " -2100",
                        "WECHAT D3 D3 " + Clinic.number(dearer, "cash") + " 4",
                        "WECHAT D4 D4 " + Clinic.number(paid, "cash") + " 2300",
                        "HIS-OUTPATIENT D10 D2 " + Clinic.number(lost, "his") + " -2400")
                .stream()
                .sorted()
                .toList();
    }

    private Said paidUnheard() {
        Said priced = clinic.selfPay(10, 23_00);
        Said paying = clinic.pay(priced.text("orderId"));
        gateway.world().wechat().faults().callbacks(CallbackMood.NEVER);
        assertThat(clinic.atTheCashier(10, paying, PatientChoice.BOTH_OK).ok()).isTrue();
        gateway.calm();
        return clinic.order(priced.text("orderId"));
    }

    private Said hisNeverHears() {
        gateway.world().his().faults().always("O07", Mood.LOSE_REQUEST);
        Said priced = clinic.selfPay(11, 24_00);
        Said paying = clinic.pay(priced.text("orderId"));
        clinic.atTheCashier(11, paying, PatientChoice.BOTH_OK);
        Said lost = clinic.until(priced.text("orderId"), Clinic.SOON, "IN_DOUBT");
        gateway.calm();
        return lost;
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    /** The table takes so many rows more; whoever takes the day up dies there, twice at least. */
    private void dyingAt(String table, int rows) {
        try (FailingTable broken = FailingTable.after(gateway, table, rows)) {
            assertThat(broken).isNotNull();
            long before = today.look().fen("attempts");
            Clinic.until(today::look, said -> said.fen("attempts") > before + 1, Clinic.SOON);
        }
    }

    @Test
    @Order(1)
    @Covers("A33")
    void a_run_that_dies_at_any_write_ends_with_the_same_findings_and_does_every_remedy_once() {
        Counts counts = new Counts(gateway);
        try (FailingTable first = FailingTable.after(gateway, "bill_file", 1)) {
            assertThat(first).isNotNull();
            assertThat(today.start(false).status()).isEqualTo(202);
            Clinic.until(today::look, said -> said.fen("attempts") > 1, Clinic.SOON);
        }
        dyingAt("bill_line", 2);
        dyingAt("finding", 2);
        dyingAt("reconciliation_total", 1);
        dyingAt("remedy", 0);
        dyingAt("remedy", 1);
        dyingAt("remedy", 2);

        Said over = today.over();

        assertThat(over.text("state")).as(over.text()).isEqualTo("FINISHED");
        assertThat(today.told(today.findings())).isEqualTo(expected);
        assertThat(clinic.order(doubted).text("state")).isEqualTo("SETTLED");
        assertThat(clinic.order(unwritten).text("state")).isEqualTo("SETTLED");
        counts.times(2, "O07").never("refund", "jsapi", "close");
        for (String order : List.of(doubted, unwritten)) {
            new Money(gateway, order).agrees();
            assertThat(gateway.world().his().charges(order.isEmpty() ? "" : his(order)))
                    .hasSize(1);
        }
    }

    private String his(String order) {
        return Clinic.number(clinic.order(order), "his");
    }

    @Test
    @Order(2)
    void what_was_resumed_and_told_again_is_done_with_its_proof_and_what_cannot_be_proven_waits_for_a_person() {
        for (JsonNode finding : today.findings()) {
            Said whole = today.finding(finding.path("findingId").asText());
            String state = whole.text("state");
            switch (whole.text("difference")) {
                case "D4", "D10" -> {
                    assertThat(state).as(whole.text()).isEqualTo("DONE");
                    assertThat(whole.body().path("steps").findValuesAsText("outcome"))
                            .last()
                            .asString()
                            .startsWith("已查实并处理");
                }
                default -> assertThat(state).as(whole.text()).isEqualTo("OPEN");
            }
        }
    }

    @Test
    @Order(3)
    void a_node_that_died_without_a_word_is_followed_by_another_when_its_lease_is_over() {
        List<String> before = today.told(today.findings());
        FailingTable.say(
                gateway,
                "UPDATE reconciliation_run SET run_state = 'RUNNING', taken_by = 'dead/1', taken_until = "
                        + (Clock.systemUTC().millis() + 1_500));

        Said over = today.over();

        assertThat(over.text("state")).isEqualTo("FINISHED");
        assertThat(today.told(today.findings())).isEqualTo(before);
    }
}
