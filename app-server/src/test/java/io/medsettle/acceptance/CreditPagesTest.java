package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.medsettle.acceptance.Pages.Page;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** 信用就医无感支付 on the patients' pages: how the contract stands, the way to sign, and the switch of one visit. */
@ExtendWith(SharedGateway.class)
class CreditPagesTest {
    private static final int PERSON = 17;
    private static final int PAYER = 18;

    private final Gateway gateway;
    private final CreditClinic credit;

    CreditPagesTest(Gateway gateway) {
        this.gateway = gateway;
        credit = new CreditClinic(gateway);
    }

    static boolean browser() {
        return Phone.there();
    }

    @Test
    @Covers("A40")
    void whoever_has_not_signed_is_led_to_sign_and_is_asked_about_anew_when_back() {
        SamplePerson person = credit.unsigned(PERSON);
        Pages pages = Pages.of(gateway, person);
        Counts counts = new Counts(gateway);

        assertThat(pages.get("/h5").text()).contains("信用就医无感支付");
        Page unsigned = pages.get("/h5/credit?scene=register&back=true");

        assertThat(unsigned.text()).contains("可重新开通").contains("去云闪付开通").doesNotContain("id=\"wish\"");
        String page = unsigned.text().replaceAll("(?s).*id=\"sign\" href=\"([^\"]+)\".*", "$1");
        assertThat(page).startsWith("http").doesNotContain(person.idNumber(), person.openid(), person.patientId());
        counts.atLeastOnce("HOS00001");

        credit.signed(PERSON);
        Page back = pages.get("/h5/credit?scene=register&back=true");
        assertThat(back.text()).contains("已签约, 就诊后自动结算").contains("剩余额度").doesNotContain("去云闪付开通");
    }

    @Test
    void an_answer_that_stays_out_is_neither_signed_nor_unsigned() {
        SamplePerson person = credit.signed(PERSON);
        Pages pages = Pages.of(gateway, person);
        credit.platform().withdraw("queryContract", true);
        try {
            Page page = pages.get("/h5/credit?scene=home&back=true");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("重新查询").doesNotContain("已签约", "未签约");
        } finally {
            credit.platform().withdraw("queryContract", false);
        }
    }

    @Test
    @Covers("A41")
    void the_switch_of_a_registration_that_was_paid_keeps_its_visit_out_of_no_sense_pay() {
        SamplePerson person = credit.signed(PERSON);
        Pages pages = Pages.of(gateway, person);
        Clinic clinic = gateway.clinic();
        Said settled = clinic.settled(
                clinic.channel()
                        .post(
                                "/api/v1/orders",
                                Map.of(
                                        "entry",
                                        "registration-self-pay",
                                        "patientId",
                                        person.patientId(),
                                        "slot",
                                        Slots.free(clinic),
                                        "description",
                                        "挂号",
                                        "payer",
                                        Map.of("channel", "WECHAT", "openid", person.openid())),
                                Clinic.freshKey()),
                PERSON);
        String entry = entry(pages.get("/h5/orders/" + settled.text("orderId")));
        assertThat(entry).contains("scene=register-success").contains("visitNo=");
        NewVisit visit = clinic.bill(PERSON, 66_00);

        String page = "/h5/credit?scene=register-success&visitNo=" + visit.visitNo();
        assertThat(pages.get(page).text()).contains("使用无感支付").contains("本次不使用");
        switched(pages, "register-success", visit.visitNo(), "0");
        assertThat(pages.get(page).text()).contains("不使用无感支付");
        Said skipped = credit.decided(CreditClinic.event(visit, "patientClass", "SELF"));
        assertThat(skipped.text("result")).as(skipped.text()).isEqualTo("SKIPPED");

        switched(pages, "register-success", visit.visitNo(), "1");
        Counts counts = new Counts(gateway);
        Said paid = credit.decided(CreditClinic.event(visit, "patientClass", "SELF"));
        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        counts.once("HOS00003");
    }

    private static String entry(Page page) {
        return page.text()
                .replaceAll("(?s).*id=\"credit\" href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
    }

    private static void switched(Pages pages, String scene, String visitNo, String on) {
        Page said = pages.post("/h5/credit/wish", Map.of("scene", scene, "visitNo", visitNo, "on", on));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    @Test
    @Covers("A41")
    void the_switch_of_a_stay_keeps_its_deposit_out_of_no_sense_pay() {
        Ward ward = new Ward(gateway);
        int lying = ward.nobodyLyingIn();
        SamplePerson person = credit.signed(lying);
        NewStay stay = ward.stay(lying, 900_00, 2);
        Pages pages = Pages.of(gateway, person);
        assertThat(entry(pages.get("/h5/stays/" + stay.stayId())))
                .isEqualTo("/h5/credit?scene=inpatient&visitNo=" + stay.stayId());

        switched(pages, "inpatient", stay.stayId(), "0");
        Said refused = credit.deposit(stay, 300_00, Clinic.freshKey());
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("detail")).contains("患者");

        switched(pages, "inpatient", stay.stayId(), "1");
        Counts counts = new Counts(gateway);
        Said paid = credit.deposit(stay, 300_00, Clinic.freshKey());
        assertThat(paid.status()).as(paid.text()).isLessThan(300);
        counts.once("HOS00003");
        pages.post("/h5/patients/let-go", Map.of("patientId", person.patientId()));
    }

    @Test
    @EnabledIf("browser")
    void the_pages_can_be_read_on_a_small_phone() {
        SamplePerson person = credit.unsigned(PERSON);
        SamplePerson payer = credit.signed(PAYER);
        Pages.of(gateway, person);
        try (Phone phone = Phone.of(gateway, person)) {
            var home = phone.open("/h5");
            home.getByText("信用就医无感支付").click();
            home.waitForURL("**/h5/credit?**");
            Phone.picture(phone.open("/h5/credit?scene=register&back=true"), "credit-unsigned");
            credit.signed(PERSON, ContractTerms.usual());
            credit.platform().family(person.idNumber(), payer.idNumber(), "父母", true);
            var page = phone.open("/h5/credit?scene=register-success&visitNo=V1&back=true");
            assertThat(page.locator("#contract").textContent()).contains("已签约");
            Phone.picture(page, "credit-signed");
            page.locator("#wish button").press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#wished")).hasText("不使用无感支付");
            assertThat(URI.create(page.url()).getPath()).isEqualTo("/h5/credit");
        } finally {
            credit.platform().endFamily(person.idNumber(), payer.idNumber());
        }
    }
}
