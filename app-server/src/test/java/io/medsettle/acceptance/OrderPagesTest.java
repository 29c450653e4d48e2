package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the order's page refuses, asked without a browser. */
@ExtendWith(SharedGateway.class)
class OrderPagesTest {
    private static final int PERSON = 16;
    private final Gateway gateway;
    private final Clinic clinic;

    OrderPagesTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    /** A bill that a clerk has opened, to be paid in cash. */
    private String atTheWindow(SamplePerson person, NewVisit visit) {
        Edge window = gateway.as("window");
        Said session = window.post(
                "/api/v1/sessions",
                Map.of("terminal", "W1", "idCard", Map.of("name", person.name(), "number", person.idNumber())));
        Said priced = window.post(
                "/api/v1/sessions/" + session.text("sessionId") + "/orders",
                Map.of(
                        "entry",
                        "counter-self-pay",
                        "visitNo",
                        visit.visitNo(),
                        "rxNos",
                        List.of(visit.rxNo()),
                        "description",
                        "门诊缴费",
                        "payWith",
                        "WINDOW"),
                Clinic.freshKey());
        assertThat(priced.text("state")).as(priced.text()).isEqualTo("PRICED");
        return priced.text("orderId");
    }

    @Test
    void a_patient_cannot_say_on_the_phone_that_the_windows_till_has_his_cash() {
        SamplePerson person = Clinic.person(PERSON);
        String order = atTheWindow(person, clinic.bill(PERSON, 55_00));
        Pages pages = Pages.of(gateway, person);
        String page = "/h5/orders/" + order;

        assertThat(pages.get(page).hasForm(page + "/pay")).isFalse();
        assertThat(pages.post(page + "/pay", Map.of()).status()).isEqualTo(409);
        assertThat(pages.post(page + "/cancel", Map.of()).status()).isEqualTo(409);
        Said after = clinic.order(order);
        assertThat(after.text("state")).isEqualTo("PRICED");
        assertThat(after.fen("heldFen")).isZero();

        gateway.as("window").post("/api/v1/orders/" + order + "/pay", "{}");
        clinic.until(order, Clinic.SOON, "SETTLED");
        assertThat(pages.get(page).hasForm(page + "/refund")).isFalse();
        assertThat(pages.post(page + "/refund", Map.of()).status()).isEqualTo(409);
        assertThat(clinic.order(order).text("state")).isEqualTo("SETTLED");
    }

    @Test
    void what_the_door_refuses_is_a_page_under_the_same_policy_as_any_other() {
        Pages pages = Pages.of(gateway, Clinic.person(PERSON));

        Pages.Page refused = pages.postFromNowhere("/h5/patients/choose", Map.of("patientId", "P1"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("<html", "请求来源不对");
        assertThat(refused.policy())
                .isEqualTo(pages.get("/h5").policy())
                .contains("default-src 'none'", "frame-ancestors 'none'");
    }

    @Test
    void somebody_elses_order_is_answered_like_one_that_does_not_exist() {
        String order = clinic.selfPay(PERSON, 12_00).text("orderId");
        Pages other = Pages.of(gateway, Clinic.person(15));

        Pages.Page theirs = other.get("/h5/orders/" + order);

        assertThat(theirs.status()).isEqualTo(404);
        assertThat(theirs.text())
                .isEqualTo(other.get("/h5/orders/20260101AAAAAAAA").text());
        assertThat(other.post("/h5/orders/" + order + "/cancel", Map.of()).status())
                .isEqualTo(404);
        assertThat(clinic.order(order).text("state")).isEqualTo("PRICED");
        clinic.cancel(order);
    }

    @Test
    void the_insurance_of_whoever_holds_the_phone_never_pays_for_another_patient() {
        Map<String, Object> wish = clinic.wish("online-mixed", PERSON, clinic.bill(PERSON, 40_00));
        String relative = Clinic.person(15).openid();
        wish.put("payer", Map.of("channel", "WECHAT", "openid", relative));
        wish.put("insurance", Map.of("authCode", gateway.world().wechat().authCode(relative)));
        Counts counts = new Counts(gateway);

        Said said = clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());

        assertThat(said.status()).as(said.text()).isEqualTo(422);
        assertThat(said.text("code")).isEqualTo("not-the-patient");
        assertThat(counts.of("6201")).isZero();
    }
}
