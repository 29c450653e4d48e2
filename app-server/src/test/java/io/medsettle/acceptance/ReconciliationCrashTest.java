package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.value.OrderId;
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
    private static final String[] TABLES = {"bill_file", "bill_line", "finding", "reconciliation_total", "remedy"};

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
                "medsettle.gateway.deadline", "5s",
                "medsettle.gateway.send-within", "5s",
                "medsettle.reconciliation.carry-days", "0",
                "medsettle.reconciliation.lease", "2s",
                "medsettle.reconciliation.attempts", "1000",
                "medsettle.reconciliation.look-every", "200ms"));
        clinic = gateway.clinic();
        today = new Reconciling(gateway, day);
        Said lost = hisNeverHears();
        clinic.settled(clinic.selfPay(7, 20_00), 7);
        Said missing = clinic.settled(clinic.selfPay(8, 21_00), 8);
        Said dearer = clinic.settled(clinic.selfPay(9, 22_00), 9);
        Said paid = paidUnheard();
        doubted = paid.text("orderId");
        unwritten = lost.text("orderId");
        noLongerUnderWay(unwritten);
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

    /** What may still be under way is not sent again, and nobody but the day's run comes back to it. */
    private void noLongerUnderWay(String order) {
        long until = gateway.histories().read(new OrderId(order)).stream()
                .flatMap(line -> line.fields().find("inFlightUntil").stream())
                .mapToLong(Long::parseLong)
                .max()
                .orElseThrow();
        assertThat(Clinic.eventually(() -> Clock.systemUTC().millis() > until, Clinic.SOON))
                .isTrue();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    /** The table takes so many rows more; whoever takes the day up dies there, twice at least. */
    private void dyingAt(FailingTable broken, String table, int rows) {
        broken.breaks(table, rows);
        diesTwice(broken);
    }

    /** One attempt may be refused several rows, so the second death is looked for in another attempt. */
    private void diesTwice(FailingTable broken) {
        dies(broken);
        long attempt = today.look().fen("attempts");
        Clinic.until(today::look, said -> said.fen("attempts") > attempt, Clinic.SOON);
        dies(broken);
    }

    private static void dies(FailingTable broken) {
        int before = broken.deaths();
        assertThat(Clinic.eventually(() -> broken.deaths() > before, Clinic.SOON))
                .isTrue();
    }

    @Test
    @Order(1)
    @Covers("A33")
    void a_run_that_dies_at_any_write_ends_with_the_same_findings_and_does_every_remedy_once() {
        Counts counts = new Counts(gateway);
        Said over;
        try (FailingTable broken = FailingTable.of(gateway, TABLES)) {
            broken.breaks("bill_file", 1);
            assertThat(today.start(false).status()).isEqualTo(202);
            diesTwice(broken);
            dyingAt(broken, "bill_line", 2);
            dyingAt(broken, "finding", 2);
            dyingAt(broken, "reconciliation_total", 1);
            dyingAt(broken, "remedy", 0);
            dyingAt(broken, "remedy", 1);
            dyingAt(broken, "remedy", 2);
            broken.mend();

            over = today.over();
        }

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
