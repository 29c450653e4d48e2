package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.DeedView;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Party;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the insurer alone knows of: a settlement and a reversal whose answers were lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationInsurerTest {
    private static final Party YIBAO = new Party("yibao");

    private final LocalDate day = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
    private Gateway gateway;
    private Kiosk kiosk;
    private Reconciling today;
    private String doubted = "";
    private String reversed = "";

    @BeforeAll
    void a_day_on_which_answers_of_the_insurer_were_lost() {
        gateway = Gateway.start(Map.of(
                "medsettle.gateway.look-every", "1h",
                "medsettle.gateway.deadline", "5s",
                "medsettle.gateway.send-within", "5s",
                "medsettle.reconciliation.carry-days", "0",
                "medsettle.reconciliation.look-every", "200ms",
                "medsettle.reconciliation.insurer-groups", "310/11/440100"));
        kiosk = new Kiosk(gateway);
        today = new Reconciling(gateway, day);
        settled(7, 100_00);
        reversed = settled(8, 110_00);
        doubted = priced(10, 130_00);
        deaf();
        gateway.world().yibao().faults().next("2207", Mood.LOSE_REPLY);
        kiosk.pay(doubted);
        kiosk.until(doubted, "IN_DOUBT");
        gateway.world().yibao().faults().next("2208", Mood.LOSE_REPLY);
        kiosk.refund(reversed);
        Clinic.until(
                () -> kiosk.order(reversed),
                s -> gateway.world().yibao().effects("2208") == 1
                        && s.text("state").matches("REFUNDING|IN_DOUBT"),
                Clinic.SOON);
        gateway.calm();
    }

    /** The insurer answers no question. */
    private void deaf() {
        for (String question : List.of("5201", "5203", "2601")) {
            gateway.world().yibao().faults().always(question, Mood.LOSE_REQUEST);
        }
    }

    private String priced(int person, long fen) {
        Said opened = kiosk.open(
                kiosk.enter(person), Kiosk.wish("counter", gateway.clinic().bill(person, fen)));
        kiosk.until(opened.text("orderId"), "PRICED");
        return opened.text("orderId");
    }

    private String settled(int person, long fen) {
        return kiosk.settled(person, Kiosk.wish("counter", gateway.clinic().bill(person, fen)))
                .text("orderId");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private DeedView deed(String order) {
        return gateway.bean(Desk.class).read(new OrderId(order)).rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.plan().party().equals(YIBAO) && d.name().equals("insurer"))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode finding(String difference) {
        return today.findings("&source=YIBAO&difference=" + difference).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        today.told(today.findings()) + " " + today.look().text()));
    }

    /** The run has asked; what was sent a moment ago may still be under way and is asked about once more. */
    private void done(JsonNode finding) {
        String id = finding.path("findingId").asText();
        assertThat(finding.path("needs").asText()).isEqualTo("FRESH_QUERY");
        Said now = today.finding(id);
        assertThat(now.body().path("steps").findValuesAsText("evidence"))
                .last()
                .asString()
                .startsWith("对方答已成");
        if (!now.text("state").equals("DONE")) {
            Map<String, Object> again = Map.of("step", "ASK", "reason", "再查一次");
            Clinic.until(() -> today.remedy(id, again), s -> s.text("state").equals("DONE"), Clinic.SOON);
        }
    }

    @Test
    @Covers("A33")
    void a_settlement_and_a_reversal_that_only_the_insurer_knows_of_are_asked_about_and_resumed() {
        Counts counts = new Counts(gateway);

        Said over = today.run(false);

        assertThat(over.text("state")).as(over.text()).isEqualTo("FINISHED");
        JsonNode resumed = finding("D4");
        assertThat(resumed.path("key").asText())
                .isEqualTo(deed(doubted).number().text());
        assertThat(resumed.path("remedy").asText()).isEqualTo("RESUME_DOUBTED");
        done(resumed);
        assertThat(kiosk.until(doubted, "SETTLED").text("state")).isEqualTo("SETTLED");
        JsonNode back = finding("D8");
        assertThat(back.path("form").asText()).isEqualTo("D4");
        done(back);
        kiosk.until(reversed, "REFUNDED");
        counts.never("2207", "2208", "2601");
        new Money(gateway, doubted).agrees();
        new Money(gateway, reversed).agrees();
    }
}
