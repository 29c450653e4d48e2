package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.medsettle.acceptance.Finger.bound;
import static io.medsettle.acceptance.Finger.choose;
import static io.medsettle.acceptance.Finger.follow;
import static io.medsettle.acceptance.Finger.press;
import static io.medsettle.acceptance.Finger.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.PatientChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole way of a patient through the pages inside Alipay, in a real browser of a phone's size. */
@ExtendWith(SharedGateway.class)
@EnabledIf("browser")
class AlipayPagesTest {
    private final Gateway gateway;

    AlipayPagesTest(Gateway gateway) {
        this.gateway = gateway;
    }

    static boolean browser() {
        return Phone.there();
    }

    @Test
    @Covers({"B07", "B13", "B14", "B15", "B16", "B17", "B18"})
    void a_patient_chooses_place_and_benefit_consents_and_pays_both_parts_on_alipays_page() {
        SamplePerson person = Clinic.person(13);
        NewVisit visit = gateway.clinic().bill(13, 160_00);
        Counts counts = new Counts(gateway);
        try (Phone phone = Phone.inAlipay(gateway, person)) {
            Page page = bound(phone, person);
            choose(page, visit);
            page.getByLabel("广州市").check();
            press(page, "医保缴费");
            press(page, "去授权");
            assertThat(page.getByText("医保需要您的位置")).isVisible();
            Phone.picture(page, "alipay-position");
            press(page, "提供位置并继续");
            follow(page, "前往授权");
            assertThat(state(page, "PRICED")).isVisible();
            counts.once("P03", "6202");
            String order = page.locator("main").getAttribute("data-order");
            press(page, "去支付");
            press(page, "打开收银台");
            press(page, "确认支付");
            page.locator("a[href='/h5/orders/" + order + "']").click();
            assertThat(state(page, "SETTLED")).isVisible();
            Phone.picture(page, "alipay-settled");
            counts.once("settle", "O07", "alipay.commerce.medical.payment.createandpay");
            new Money(gateway, order).agrees();
        }
    }

    @Test
    void a_patient_who_closes_the_cashier_comes_back_and_pays_alone() {
        SamplePerson person = Clinic.person(14);
        NewVisit visit = gateway.clinic().bill(14, 45_60);
        try (Phone phone = Phone.inAlipay(gateway, person).choosing(PatientChoice.CANCEL)) {
            Page page = bound(phone, person);
            choose(page, visit);
            press(page, "全部自费");
            press(page, "去支付");
            press(page, "打开收银台");
            assertThat(page.locator("#heard")).containsText("正在查询");
            phone.choosing(PatientChoice.BOTH_OK);
            press(page, "打开收银台");
            assertThat(state(page, "SETTLED")).isVisible();
            String order = page.locator("main").getAttribute("data-order");
            assertThat(new Money(gateway, order).held()).containsEntry("alipay CASH", 45_60L);
        }
    }
}
