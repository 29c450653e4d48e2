package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 人工裁定: an order that no rule can end leaves that state by the word of two people, and by nothing else. */
@ExtendWith(SharedGateway.class)
class RulingsTest {
    private static final int PERSON = 14;
    private static final long FEE = 25_00;

    private final Gateway gateway;
    private final Clinic clinic;
    private final Edge finance;
    private final Edge supervisor;
    private String order = "";

    RulingsTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        finance = gateway.as("finance");
        supervisor = gateway.as("supervisor");
    }

    /** The patient has been seen already: HIS sends the refund to the window. */
    @BeforeEach
    void a_refund_that_calls_a_person() {
        Said priced = clinic.channel()
                .post(
                        "/api/v1/orders",
                        Map.of(
                                "entry",
                                "registration-self-pay",
                                "patientId",
                                Clinic.person(PERSON).patientId(),
                                "slot",
                                Slots.free(clinic),
                                "description",
                                "挂号",
                                "payer",
                                Map.of(
                                        "channel",
                                        "WECHAT",
                                        "openid",
                                        Clinic.person(PERSON).openid())),
                        Clinic.freshKey());
        Said settled = clinic.settled(priced, PERSON);
        order = settled.text("orderId");
        gateway.world().his().tricks().attend(Clinic.number(settled, "his"), true);
        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "STUCK");
    }

    private JsonNode listed() {
        for (JsonNode each : finance.get("/api/v1/stuck-orders?size=200").body()) {
            if (each.path("orderId").asText().equals(order)) {
                return each;
            }
        }
        throw new AssertionError("not listed: " + order);
    }

    private Map<String, Object> wish(String ruling) {
        JsonNode stuck = listed();
        Map<String, Object> wish = new HashMap<>();
        wish.put("round", stuck.path("round").asInt());
        wish.put("deed", stuck.path("deed").asText());
        wish.put("ruling", ruling);
        wish.put("reason", "医生已撤销接诊");
        wish.put("evidence", "撤销接诊记录, 存门诊办公室");
        return wish;
    }

    private Map<String, Object> wish(String ruling, String farNumber) {
        Map<String, Object> wish = wish(ruling);
        wish.put("farNumber", farNumber);
        return wish;
    }

    private Said propose(Map<String, Object> wish) {
        return finance.post("/api/v1/orders/" + order + "/rulings", wish);
    }

    private Said approve(Edge by, String number) {
        return by.post("/api/v1/orders/" + order + "/rulings/" + number + "/approve", "");
    }

    @Test
    void two_people_let_a_refund_go_on_and_the_money_is_back() {
        Said proposed = propose(wish("GO_ON"));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        assertThat(listed().path("rulingNo").asText()).isEqualTo(proposed.text("rulingNo"));
        assertThat(clinic.order(order).text("state"))
                .as("one person alone moves nothing")
                .isEqualTo("STUCK");
        gateway.world().his().tricks().neverAttended(Clinic.number(clinic.order(order), "his"));

        Said ruled = approve(supervisor, proposed.text("rulingNo"));

        assertThat(ruled.status()).as(ruled.text()).isEqualTo(200);
        clinic.until(order, Clinic.SOON, "REFUNDED");
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
        assertThat(approve(supervisor, proposed.text("rulingNo")).text("code")).isEqualTo("ruling-overtaken");
        assertThat(clinic.order(order).text()).contains("finance 经办").contains("supervisor 复核");
    }

    @Test
    void nobody_signs_what_he_proposed_himself() {
        Said proposed = propose(wish("NEVER_TOOK"));

        Said refused = approve(finance, proposed.text("rulingNo"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("second-person");
        assertThat(clinic.order(order).text("state")).isEqualTo("STUCK");
        assertThat(new Money(gateway, order).heldFen()).isEqualTo(FEE);
    }

    @Test
    void a_later_proposal_takes_the_place_of_an_earlier_one() {
        Said first = propose(wish("NEVER_TOOK"));
        Said second = propose(wish("GO_ON"));

        assertThat(approve(supervisor, first.text("rulingNo")).text("code")).isEqualTo("ruling-overtaken");
        assertThat(listed().path("rulingNo").asText()).isEqualTo(second.text("rulingNo"));
        assertThat(new Money(gateway, order).heldFen()).isEqualTo(FEE);
    }

    @Test
    void what_is_proposed_names_the_deed_in_question_and_proves_money_with_a_number() {
        Map<String, Object> another = wish("GO_ON");
        another.put("deed", "cash-back");
        Map<String, Object> unproven = wish("RETURNED_BY_HAND");

        assertThat(propose(another).text("code")).isEqualTo("another-deed");
        assertThat(propose(unproven).text("field")).isEqualTo("farNumber");
        assertThat(propose(wish("TOOK", "BANK-1")).text("code"))
                .as("a permit takes no money that could be booked, and this one was refused")
                .isEqualTo("ruling-does-not-fit");
        assertThat(listed().path("rulingNo").isMissingNode()).isTrue();
    }

    @Test
    void only_finance_may_rule_and_only_where_somebody_is_called_for() {
        assertThat(clinic.channel().get("/api/v1/stuck-orders").status()).isEqualTo(403);
        String settled = clinic.settled(clinic.selfPay(PERSON, 10_00), PERSON).text("orderId");

        Said said = finance.post("/api/v1/orders/" + settled + "/rulings", wish("GO_ON"));

        assertThat(said.status()).isEqualTo(409);
        assertThat(said.text("code")).isEqualTo("not-stuck");
    }

    @Test
    void two_people_rule_on_the_pages_of_the_console() {
        String org = gateway.bean(GatewaySettings.class).org();
        ConsoleVisit first = ConsoleVisit.of(gateway.address(), gateway.bean(People.class), org, Role.FINANCE);
        ConsoleVisit second = ConsoleVisit.of(gateway.address(), gateway.bean(People.class), org, Role.SUPERVISOR);
        String about = "/console/stuck/" + order;
        JsonNode stuck = listed();
        Map<String, String> wish = Map.of(
                "round", stuck.path("round").asText(),
                "deed", stuck.path("deed").asText(),
                "ruling", "GO_ON",
                "reason", "医生已撤销接诊",
                "evidence", "撤销接诊记录");
        assertThat(card(first)).contains("换号重做").doesNotContain("对方确已收款");

        assertThat(first.post(about, wish).text()).contains("由您提出, 须另一人复核");
        String number = listed().path("rulingNo").asText();
        assertThat(first.post(about + "/" + number, Map.of()).status())
                .as("alone")
                .isEqualTo(403);
        gateway.world().his().tricks().neverAttended(Clinic.number(clinic.order(order), "his"));
        assertThat(second.get("/console/stuck").text())
                .as("what the second person signs")
                .contains("撤销接诊记录");
        ConsoleVisit.Page ruled = second.post(about + "/" + number, Map.of());

        assertThat(ruled.path()).isEqualTo("/console/orders/" + order);
        clinic.until(order, Clinic.SOON, "REFUNDED");
        new Money(gateway, order).agrees();
        assertThat(second.get("/console/orders/" + order).text())
                .contains("console/" + first.login() + " 经办", "console/" + second.login() + " 复核");
    }

    /** What the page says of this order; other tests may have left theirs there. */
    private String card(ConsoleVisit visit) {
        String page = visit.get("/console/stuck").text();
        int from = page.indexOf("/console/orders/" + order);
        assertThat(from).as(page).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }
}
