package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.DeedView;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Party;
import java.time.Duration;
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

/**
 * What the insurer alone knows of: a settlement and a reversal whose answers were lost, a settlement that stands again after we were told
 * that it is gone, and one of which nobody here has ever heard; and WeChat's accounts beside its trade bill of the same day.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReconciliationInsurerTest {
    private static final Party YIBAO = new Party("yibao");

    private final AheadClock clock = new AheadClock();
    private final LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    private Gateway gateway;
    private Kiosk kiosk;
    private Reconciling today;
    private String paid = "";
    private String doubted = "";
    private String reversed = "";
    private String orphan = "";
    private String stranger = "";

    @BeforeAll
    void a_day_on_which_answers_of_the_insurer_were_lost() {
        gateway = Gateway.startAt(
                clock,
                Map.of(
                        "medsettle.gateway.look-every", "1h",
                        "medsettle.gateway.deadline", "5s",
                        "medsettle.gateway.send-within", "5s",
                        "medsettle.reconciliation.carry-days", "0",
                        "medsettle.reconciliation.look-every", "200ms",
                        "medsettle.reconciliation.fund-flow.wechat-accounts", "BASIC,FEES",
                        "medsettle.reconciliation.insurer-groups", "310/11/440100"));
        gateway.world().wechat().billTricks().bearFeesApart();
        kiosk = new Kiosk(gateway);
        today = new Reconciling(gateway, day);
        paid = settled(7, 100_00);
        gateway.world().wechat().billTricks().leaveOutOfFunds(cash(paid));
        gateway.world().wechat().withdraw("TX0001", 50_00);
        reversed = settled(8, 110_00);
        orphan = undoneInVain(9, 120_00);
        stranger = "S44999900001" + day.toString().replace("-", "") + "1200000001";
        gateway.world()
                .yibao()
                .statements()
                .plantOnlyAtCentre("H44999900001", Clinic.person(7).psnNo(), stranger, 40_00, 0, 10_00);
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

    /** Settled unheard, undone by 2601, the cash back with the patient; then the centre falls back to before the 2601. */
    private String undoneInVain(int person, long fen) {
        String order = priced(person, fen);
        String visit = Clinic.leg(kiosk.order(order), "visit").path("farNumber").asText();
        gateway.world().yibao().visitsTellSettlements(false);
        gateway.world().yibao().faults().next("2207", Mood.LOSE_REPLY);
        kiosk.pay(order);
        Clinic.until(
                () -> {
                    gateway.bean(Desk.class).advance(new OrderId(order));
                    return kiosk.order(order);
                },
                s -> s.text("state").equals("UNWOUND"),
                Duration.ofSeconds(60));
        gateway.world().yibao().visitsTellSettlements(true);
        assertThat(new Money(gateway, order).held()).isEmpty();
        gateway.world().yibao().loseUndoing(visit);
        return order;
    }

    private String priced(int person, long fen) {
        Said opened = kiosk.open(kiosk.enter(person), wish(person, fen));
        kiosk.until(opened.text("orderId"), "PRICED");
        return opened.text("orderId");
    }

    /** A part of it is the patient's own, to be paid in cash. */
    private Map<String, Object> wish(int person, long fen) {
        return Kiosk.insured(Kiosk.wish("counter", gateway.clinic().bill(person, fen)), "account", "NONE");
    }

    private String settled(int person, long fen) {
        return kiosk.settled(person, wish(person, fen)).text("orderId");
    }

    private String cash(String order) {
        return Clinic.number(kiosk.order(order), "cash");
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

    private Said whole(JsonNode finding) {
        return today.finding(finding.path("findingId").asText());
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
    @Order(1)
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
        counts.once("2208").never("2207", "2601");
        new Money(gateway, doubted).agrees();
        new Money(gateway, reversed).agrees();
    }

    @Test
    @Order(2)
    @Covers("A33")
    void a_settlement_that_no_order_stands_on_is_reversed_by_the_run_and_the_one_of_a_paid_patient_is_left_alone() {
        JsonNode single = finding("D6");

        assertThat(single.path("key").asText()).isEqualTo(deed(orphan).number().text());
        assertThat(single.path("remedy").asText()).isEqualTo("REVERSE_ORPHAN_INSURANCE");
        assertThat(single.path("state").asText()).as(single.toString()).isEqualTo("OPEN");
        assertThat(whole(single).body().path("steps").findValuesAsText("evidence"))
                .last()
                .asString()
                .startsWith("对方答已成");
        assertThat(kiosk.order(orphan).text("state"))
                .as(kiosk.order(orphan).text())
                .isEqualTo("UNWOUND");
        assertThat(new Money(gateway, orphan).held()).isEmpty();
        assertThat(finding("D1").path("key").asText()).isEqualTo("~" + stranger);
        assertThat(finding("D1").path("state").asText()).isEqualTo("OPEN");
        assertThat(kiosk.order(paid).text("state")).isEqualTo("SETTLED");
        new Money(gateway, paid).agrees();
    }

    @Test
    @Order(3)
    @Covers("C39")
    void the_accounts_are_laid_beside_the_trade_bill_and_withdrawals_are_reported() {
        assertThat(today.told(today.findings("&source=WECHAT-FUND")))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("WECHAT-FUND D9 D2 " + cash(paid) + " "))
                .anyMatch(line -> line.startsWith("WECHAT-FUND D9 D2 " + cash(paid) + "-FEE "));
        assertThat(today.findings("&source=WECHAT&state=OPEN")).isEmpty();
        Map<String, Object> refund = Map.of("step", "PROPOSE", "deed", "REFUND", "reason", "退", "evidence", "账单");
        for (JsonNode f : today.findings("&source=WECHAT-FUND")) {
            assertThat(today.remedy(f.path("findingId").asText(), refund).text("code"))
                    .isEqualTo("not-by-refund");
        }

        Said table = today.get("withdrawals?from=" + day + "&to=" + day);

        JsonNode wechat = table.body().get(table.body().size() - 1);
        assertThat(wechat.path("channel").asText()).as(table.text()).isEqualTo("WECHAT");
        assertThat(wechat.path("funded").asBoolean()).isTrue();
        assertThat(wechat.path("fundWithdrawnFen").longValue()).isEqualTo(-50_00);
        assertThat(wechat.path("fundIncomeFen").longValue())
                .isEqualTo(wechat.path("platformIncomeFen").longValue()
                        - kiosk.order(paid).part("cashFen"));
        assertThat(wechat.path("fundFeeFen").longValue()).isNegative();
        assertThat(today.get(day + "/bill-lines?source=WECHAT-FUND&number=TX0001")
                        .body()
                        .path("lines")
                        .findValuesAsText("result"))
                .containsExactly("未核对");
    }

    @Test
    @Order(4)
    void the_run_of_the_next_day_closes_what_was_sent_back_with_the_insurers_own_word() {
        Counts counts = new Counts(gateway);
        clock.ahead(Duration.ofDays(1));

        new Reconciling(gateway, day.plusDays(1)).run(false);

        Said closed = whole(finding("D6"));
        assertThat(closed.text("state")).as(closed.text()).isEqualTo("DONE");
        assertThat(closed.body().path("steps").findValuesAsText("evidence"))
                .last()
                .asString()
                .startsWith("对方答未成: [REVERSED]");
        assertThat(closed.body().path("steps").findValuesAsText("outcome"))
                .last()
                .asString()
                .startsWith("已退回并查实对方不再持有");
        counts.never("2207", "2208", "2601");
        assertThat(finding("D1").path("state").asText()).isEqualTo("OPEN");
        new Money(gateway, paid).agrees();
    }
}
