package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.core.desk.RulingDesk;
import io.medsettle.core.order.Ruling;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.yibao.Policy;
import io.medsettle.fixtures.yibao.PolicyRule;
import io.medsettle.fixtures.yibao.SettlementView;
import io.medsettle.fixtures.yibao.StatementBook;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Parts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 医保对账与清算: a day of settlements and refunds, counted by our books and by the insurer's, and what does not agree named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementTest {
    private static final String STATEMENTS = "/api/v1/insurer-statements/";
    private static final String CLEARINGS = "/api/v1/insurer-clearings";

    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
    private final List<String> orders = new ArrayList<>();
    private Gateway gateway;
    private Kiosk kiosk;
    private Edge finance;
    private StatementBook book;

    @BeforeAll
    void a_day_at_the_counter() {
        gateway = Gateway.patient();
        kiosk = new Kiosk(gateway);
        finance = gateway.as("finance");
        book = gateway.world().yibao().statements();
        orders.add(counter(7, 200_00));
        orders.add(counter(8, 150_00));
        orders.add(counter(9, 99_99));
        String back = counter(10, 70_00);
        kiosk.refund(back);
        kiosk.until(back, "REFUNDED");
        orders.add(back);
        Clinic clinic = gateway.clinic();
        orders.add(clinic.settled(clinic.mixed(11, 120_00), 11).text("orderId"));
        String online = clinic.settled(clinic.mixed(12, 60_00), 12).text("orderId");
        clinic.refund(online);
        clinic.until(online, Clinic.SOON, "REFUNDED");
        orders.add(online);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @AfterEach
    void level() {
        book.calm();
        gateway.calm();
    }

    private String counter(int person, long fen) {
        return counter(person, fen, Map.of());
    }

    private String counter(int person, long fen, Map<String, Object> insurance) {
        Map<String, Object> wish = Kiosk.wish("counter", gateway.clinic().bill(person, fen));
        if (!insurance.isEmpty()) {
            wish.put("insurance", insurance);
        }
        Said priced = kiosk.open(Kiosk.session(kiosk.byIdCard(person)), wish);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        kiosk.pay(priced.text("orderId"));
        return kiosk.until(priced.text("orderId"), "SETTLED").text("orderId");
    }

    private Said statement() {
        Said said = finance.post(STATEMENTS + today, "{}");
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return said;
    }

    private List<SettlementView> theirs() {
        return gateway.world().yibao().settlements();
    }

    private String setlId(String order) {
        return Clinic.leg(kiosk.order(order), "insurer").path("farNumber").asText();
    }

    private static JsonNode difference(Said statement, String kind) {
        for (JsonNode group : statement.body().path("groups")) {
            for (JsonNode each : group.path("differences")) {
                if (each.path("kind").asText().equals(kind)) {
                    return each;
                }
            }
        }
        throw new AssertionError("no " + kind + " in " + statement.text());
    }

    @Test
    void a_day_of_settlements_and_refunds_at_counter_and_phone_is_level_to_the_fen() {
        Counts counts = new Counts(gateway);

        Said said = statement();

        assertThat(said.body().path("level").asBoolean()).as(said.text()).isTrue();
        assertThat(said.body().path("groups").findValuesAsText("result"))
                .isNotEmpty()
                .containsOnly("LEVEL");
        long count = 0;
        long total = 0;
        long fund = 0;
        for (JsonNode group : said.body().path("groups")) {
            count += group.path("count").longValue();
            total += group.path("totalFen").longValue();
            fund += group.path("fundFen").longValue();
        }
        assertThat(count).isEqualTo(theirs().size()).isGreaterThanOrEqualTo(8);
        assertThat(total).isGreaterThanOrEqualTo(200_00 + 150_00 + 99_99 + 120_00);
        assertThat(fund).isPositive();
        counts.atLeastOnce("3201").never("3202");
    }

    @Test
    void what_the_patient_paid_alone_is_in_the_statement_too() {
        long before = rows(statement());
        Policy usual = Policy.byPerson();
        String order;
        try {
            gateway.world()
                    .yibao()
                    .policy(usual.with(PolicyRule.of("310", "11", "0").build()));
            order = counter(13, 33_00, Map.of("account", "NONE"));
        } finally {
            gateway.world().yibao().policy(usual);
        }
        assertThat(kiosk.order(order).part("cashFen")).isEqualTo(33_00);

        Said said = statement();

        assertThat(said.body().path("level").asBoolean()).as(said.text()).isTrue();
        assertThat(rows(said)).isEqualTo(before + 1);
    }

    private static long rows(Said statement) {
        long count = 0;
        for (JsonNode group : statement.body().path("groups")) {
            count += group.path("count").longValue();
        }
        return count;
    }

    @Test
    void what_only_the_centre_has_is_named_with_the_message_by_which_it_is_undone() {
        String msgid = "H44999900001" + today.toString().replace("-", "") + "0930001007";
        book.plantOnlyAtCentre("H44999900001", Clinic.person(14).psnNo(), msgid, 20_00, 15_00, 0);

        Said said = statement();

        assertThat(said.body().path("level").asBoolean(true)).isFalse();
        JsonNode found = difference(said, "ONLY_INSURER");
        assertThat(found.path("msgid").asText()).isEqualTo(msgid);
        assertThat(found.path("totalFen").longValue()).isEqualTo(35_00);
        assertThat(found.has("orderId")).isFalse();
        assertThat(found.path("text").asText()).contains("冲正");
    }

    @Test
    void an_amount_that_differs_is_named_with_the_order_it_belongs_to() {
        String order = orders.get(0);
        book.plantDifference(setlId(order), 1);

        Said said = statement();

        JsonNode found = difference(said, "DIFFERENT");
        assertThat(found.path("orderId").asText()).isEqualTo(order);
        assertThat(found.path("setlId").asText()).isEqualTo(setlId(order));
        assertThat(found.path("totalFen").longValue()).isEqualTo(200_01);
    }

    @Test
    void what_the_centre_has_lost_is_named_with_the_order_it_belongs_to() {
        String order = orders.get(1);
        book.plantMissingAtCentre(setlId(order));

        Said said = statement();

        JsonNode found = difference(said, "ONLY_HOSPITAL");
        assertThat(found.path("orderId").asText()).isEqualTo(order);
        assertThat(found.path("totalFen").longValue()).isEqualTo(150_00);
        assertThat(found.path("text").asText()).contains("5203");
    }

    @Test
    void three_differences_at_once_are_three_lines_and_nothing_else() {
        book.plantOnlyAtCentre("H44999900001", Clinic.person(14).psnNo(), "H449999000019", 1, 0, 0);
        book.plantDifference(setlId(orders.get(0)), -1);
        book.plantMissingAtCentre(setlId(orders.get(2)));

        Said said = statement();

        List<String> kinds = said.body().path("groups").findValuesAsText("kind");
        assertThat(kinds).containsExactlyInAnyOrder("ONLY_INSURER", "DIFFERENT", "ONLY_HOSPITAL");
    }

    private Map<String, String> wish(LocalDate from) {
        return Map.of("clrType", "11", "clrWay", "1", "from", from.toString(), "to", today.toString());
    }

    private Said apply(Map<String, String> wish, String key) {
        return finance.post(CLEARINGS, wish, key);
    }

    private Said withdraw(Said applied, String key) {
        return finance.post(CLEARINGS + "/" + applied.text("clearingId") + "/withdraw", "", key);
    }

    private Said until(Said applied, String state) {
        return Clinic.until(
                () -> finance.get(CLEARINGS + "/" + applied.text("clearingId")),
                said -> said.text("state").equals(state),
                Duration.ofSeconds(40));
    }

    /** The month is free for the next test. */
    private void withdrawn(Said applied) {
        withdraw(applied, Clinic.freshKey());
        until(applied, "WITHDRAWN");
        assertThat(book.clearings()).isEmpty();
    }

    @Test
    void the_days_sums_are_applied_for_and_the_application_taken_back() {
        Counts counts = new Counts(gateway);
        assertThat(gateway.as("clerk").post(CLEARINGS, wish(today), "K").status())
                .isEqualTo(403);
        assertThat(finance.post(CLEARINGS, wish(today)).status()).as("no key").isEqualTo(400);

        Said applied = apply(wish(today), Clinic.freshKey());

        assertThat(applied.status()).as(applied.text()).isEqualTo(201);
        counts.once("3203");
        assertThat(applied.text("state")).isEqualTo("APPLIED");
        assertThat(book.clearings()).containsExactly(applied.text("eventNumber"));
        Said back = withdraw(applied, Clinic.freshKey());
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.text("state")).isEqualTo("WITHDRAWN");
        counts.once("3204");
        assertThat(book.clearings()).isEmpty();
        Said anew = apply(wish(today), Clinic.freshKey());
        assertThat(anew.status()).as(anew.text()).isEqualTo(201);
        withdrawn(anew);
    }

    @Test
    void the_same_application_asked_for_twice_is_one_application() {
        Counts counts = new Counts(gateway);
        String key = Clinic.freshKey();
        Said applied = apply(wish(today), key);

        Said again = apply(wish(today), key);
        Said otherKey = apply(wish(today), Clinic.freshKey());
        Said otherContent = apply(wish(today.withDayOfMonth(1).minusDays(1)), key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("eventNumber")).isEqualTo(applied.text("eventNumber"));
        assertThat(otherKey.status()).isEqualTo(409);
        assertThat(otherKey.text("code")).isEqualTo("period-applied");
        assertThat(otherKey.text("orderId")).isEqualTo(applied.text("clearingId"));
        assertThat(otherContent.text("code")).isEqualTo("key-reused");
        counts.once("3203");
        String once = Clinic.freshKey();
        assertThat(withdraw(applied, key).text("code")).isEqualTo("key-reused");
        assertThat(withdraw(applied, once).status()).isEqualTo(200);
        assertThat(withdraw(applied, once).status()).isEqualTo(200);
        assertThat(withdraw(applied, Clinic.freshKey()).text("code")).isEqualTo("already-withdrawn");
        counts.once("3204");
    }

    @Test
    void a_day_is_not_applied_for_in_two_periods_that_overlap() {
        Counts counts = new Counts(gateway);
        Said applied = apply(wish(today), Clinic.freshKey());
        boolean first = today.getDayOfMonth() == 1;
        Map<String, String> longer = new HashMap<>(wish(first ? today : today.minusDays(1)));
        longer.put("to", (first ? today.plusDays(1) : today).toString());

        Said overlapping = apply(longer, Clinic.freshKey());

        assertThat(overlapping.status()).as(overlapping.text()).isEqualTo(409);
        assertThat(overlapping.text("code")).isEqualTo("period-applied");
        assertThat(overlapping.text("orderId")).isEqualTo(applied.text("clearingId"));
        counts.once("3203");
        withdrawn(applied);
    }

    @Test
    void an_application_whose_answer_was_lost_calls_a_person_and_is_never_sent_again() {
        Counts counts = new Counts(gateway);
        String key = Clinic.freshKey();
        gateway.world().yibao().faults().next("3203", Mood.LOSE_REPLY);

        Said doubted = apply(wish(today), key);

        assertThat(doubted.status()).as(doubted.text()).isEqualTo(202);
        assertThat(until(doubted, "STUCK").text("words")).contains("人工");
        assertThat(apply(wish(today), key).text("clearingId")).isEqualTo(doubted.text("clearingId"));
        assertThat(apply(wish(today), Clinic.freshKey()).text("code")).isEqualTo("period-applied");
        assertThat(withdraw(doubted, Clinic.freshKey()).text("code")).isEqualTo("not-applied");
        counts.once("3203").never("3204");
        String event = book.clearings().get(0);
        gateway.bean(RulingDesk.class)
                .rule(
                        new OrderId(doubted.text("clearingId")),
                        new RulingDesk.Ruled(
                                0, "clearing", Ruling.TOOK, Parts.NONE, event, "甲", "乙", "医保页面核对", "页面截图"));
        assertThat(until(doubted, "APPLIED").text("eventNumber")).isEqualTo(event);
        withdrawn(doubted);
        counts.once("3203", "3204");
    }

    @Test
    void a_withdrawal_whose_answer_was_lost_is_sent_again_until_it_is_known() {
        Said applied = apply(wish(today), Clinic.freshKey());
        Counts counts = new Counts(gateway);
        gateway.world().yibao().faults().next("3204", Mood.LOSE_REPLY, Mood.LOSE_REQUEST);

        Said doubted = withdraw(applied, Clinic.freshKey());

        assertThat(doubted.status()).as(doubted.text()).isEqualTo(202);
        assertThat(withdraw(applied, Clinic.freshKey()).text("code")).isEqualTo("withdrawal-under-way");
        until(applied, "WITHDRAWN");
        counts.once("3204");
        assertThat(book.clearings()).isEmpty();
    }

    @Test
    void an_application_that_the_insurer_refuses_leaves_its_period_free() {
        gateway.world().yibao().faults().next("3203", Mood.REFUSE);

        Said refused = apply(wish(today), Clinic.freshKey());

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("insurer-refused");
        Said later = apply(wish(today), Clinic.freshKey());
        assertThat(later.status()).as(later.text()).isEqualTo(201);
        withdrawn(later);
    }

    @Test
    void a_day_that_has_not_begun_and_a_period_that_cannot_be_are_refused() {
        assertThat(finance.post(STATEMENTS + today.plusDays(1), "{}").status()).isEqualTo(422);
        Map<String, String> turned = Map.of(
                "clrType",
                "11",
                "from",
                today.toString(),
                "to",
                today.minusDays(1).toString());
        assertThat(apply(turned, Clinic.freshKey()).text("code")).isEqualTo("bad-period");
        Map<String, String> strange = Map.of("clrType", "99", "from", today.toString(), "to", today.toString());
        assertThat(apply(strange, Clinic.freshKey()).text("code")).isEqualTo("nothing-to-clear");
        assertThat(finance.get(CLEARINGS + "/20260101A0000001").status()).isEqualTo(404);
    }
}
