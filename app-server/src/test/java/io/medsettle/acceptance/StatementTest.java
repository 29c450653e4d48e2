package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.yibao.Policy;
import io.medsettle.fixtures.yibao.PolicyRule;
import io.medsettle.fixtures.yibao.SettlementView;
import io.medsettle.fixtures.yibao.StatementBook;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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

    @Test
    void the_days_sums_are_applied_for_and_the_application_taken_back() {
        Counts counts = new Counts(gateway);
        Map<String, String> wish =
                Map.of("clrType", "11", "clrWay", "1", "from", today.toString(), "to", today.toString());
        assertThat(gateway.as("clerk").post(CLEARINGS, wish).status()).isEqualTo(403);

        Said applied = finance.post(CLEARINGS, wish);

        assertThat(applied.status()).as(applied.text()).isEqualTo(201);
        counts.once("3203");
        String event = applied.text("eventNumber");
        assertThat(event).isNotBlank();
        assertThat(finance.post(CLEARINGS, wish).status())
                .as("one stands already")
                .isIn(422, 503);
        Said back = finance.post(CLEARINGS + "/" + event + "/withdraw", "{}");
        assertThat(back.status()).as(back.text()).isEqualTo(204);
        counts.once("3204");
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
        assertThat(finance.post(CLEARINGS, turned).status()).isEqualTo(400);
        Map<String, String> strange = Map.of("clrType", "99", "from", today.toString(), "to", today.toString());
        assertThat(finance.post(CLEARINGS, strange).text("code")).isEqualTo("nothing-to-clear");
    }
}
