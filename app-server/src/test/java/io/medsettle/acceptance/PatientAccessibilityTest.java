package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** 患者页面与退费组件的无障碍: every page, with something on it, on a phone or in a clerk's window. */
@ExtendWith(SharedGateway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIf("browser")
class PatientAccessibilityTest {
    private final Gateway gateway;
    private final Clinic clinic;
    private final Ward ward;
    private final Axe axe = new Axe();

    PatientAccessibilityTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        ward = new Ward(gateway);
    }

    static boolean browser() {
        return Phone.there();
    }

    private void look(Page page, String name, String path) {
        page.navigate(gateway.address().resolve(path).toString());
        axe.look(page, name);
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void stands(Page page, String state) {
        assertThat(page.locator("main[data-state=" + state + "]")).isVisible();
    }

    private void found() {
        assertThat(axe.faults()).as("serious or critical, page: rule at node").isEmpty();
    }

    @Test
    @Order(1)
    void a_fault_is_told_with_page_rule_and_node() {
        try (Phone phone = Phone.ofNobody(gateway)) {
            Page page = phone.open("/h5");
            axe.look(page, "elsewhere");
            found();
            page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input id=\"nameless\">')");
            axe.look(page, "planted");
        }
        assertThat(axe.faults()).singleElement().asString().startsWith("planted: label (critical) at #nameless");
    }

    @Test
    @Order(2)
    void a_bill_is_paid_with_insurance_on_pages_without_a_grave_fault() {
        SamplePerson person = Clinic.person(15);
        new CreditClinic(gateway).unsigned(15);
        NewVisit visit = clinic.bill(15, 90_00);
        Pages.of(gateway, person);
        try (Phone phone = Phone.of(gateway, person)) {
            Page page = phone.open("/h5");
            look(page, "unpaid", "/h5/unpaid");
            page.locator("form:has(input[value='" + visit.visitNo() + "']) button")
                    .click();
            assertThat(page.getByText("缴费内容")).isVisible();
            axe.look(page, "pay");
            page.getByLabel("广州市").check();
            press(page, "医保缴费");
            page.getByLabel("使用个人账户").uncheck();
            axe.look(page, "benefits");
            press(page, "去授权");
            assertThat(page.locator("#go")).isVisible();
            axe.look(page, "authorise");
            page.locator("#go").click();
            stands(page, "PRICED");
            axe.look(page, "order (priced)");
            press(page, "去支付");
            assertThat(page.locator("#open")).isVisible();
            axe.look(page, "order (at the cashier)");
            press(page, "打开收银台");
            stands(page, "SETTLED");
            axe.look(page, "order (settled)");
        }
        found();
    }

    @Test
    @Order(3)
    void a_patient_looks_around_on_pages_without_a_grave_fault() {
        SamplePerson person = Clinic.person(15);
        Pages.of(gateway, person);
        try (Phone phone = Phone.of(gateway, person)) {
            Page page = phone.open("/h5");
            axe.look(page, "home");
            look(page, "patients", "/h5/patients");
            look(page, "credit (unsigned)", "/h5/credit?scene=register&back=true");
            look(page, "orders", "/h5/orders");
            look(page, "problem", "/h5/orders/20260101AAAAAAAA");
            look(page, "departments", "/h5/registration");
            page.locator("nav a").first().click();
            assertThat(page.locator(".times").first()).isVisible();
            axe.look(page, "slots");
        }
        found();
    }

    @Test
    @Order(4)
    void a_stay_is_led_on_pages_without_a_grave_fault() {
        int number = ward.nobodyLyingIn();
        SamplePerson person = new CreditClinic(gateway).signed(number);
        SamplePerson payer = new CreditClinic(gateway).signed(number == 18 ? 17 : 18);
        gateway.world().credit().family(person.idNumber(), payer.idNumber(), "父母", true);
        NewStay stay = ward.stay(number, 500_00, 4);
        ward.deposited(stay, 200_00, Ward.BY_CODE);
        Pages pages = Pages.of(gateway, person);
        Pages.Page begun = StayForms.sent(pages, stay, "deposit", Map.of("amount", "100"));
        try (Phone phone = Phone.of(gateway, person)) {
            Page page = phone.open("/h5/stays");
            axe.look(page, "stays");
            look(page, "round (at the cashier)", begun.path());
            pages.post(begun.path() + "/cancel", Map.of());
            StayForms.until(pages, begun, "GIVEN_UP");
            look(page, "round (given up)", begun.path());
            look(page, "stay", StayForms.at(stay));
            look(page, "daily", StayForms.at(stay) + "/daily");
            look(page, "credit (signed)", "/h5/credit?scene=inpatient&visitNo=" + stay.stayId() + "&back=true");
            Pages.Page priced = StayForms.sent(pages, stay, "discharge", Map.of());
            StayForms.until(pages, priced, "WAITING_CONFIRM");
            look(page, "round (priced)", priced.path());
            pages.post(priced.path() + "/cancel", Map.of());
            StayForms.until(pages, priced, "GIVEN_UP");
            ward.left(stay, ward.priced(stay, number, false, Ward.BY_CODE));
            look(page, "statement", StayForms.at(stay) + "/statement");
            look(page, "stay (over)", StayForms.at(stay));
        } finally {
            gateway.world().credit().endFamily(person.idNumber(), payer.idNumber());
            pages.post("/h5/patients/let-go", Map.of("patientId", person.patientId()));
        }
        found();
    }

    @Test
    @Order(5)
    void the_place_is_asked_for_in_alipay_without_a_grave_fault() {
        SamplePerson person = Clinic.person(16);
        NewVisit visit = clinic.bill(16, 90_00);
        try (Phone phone = Phone.inAlipay(gateway, person)) {
            Page page = phone.open("/h5");
            page.getByLabel("姓名").fill(person.name());
            page.getByLabel("身份证号").fill(person.idNumber());
            press(page, "绑定");
            assertThat(page.getByText("门诊缴费")).isVisible();
            page.navigate(gateway.address().resolve("/h5/unpaid").toString());
            page.locator("form:has(input[value='" + visit.visitNo() + "']) button")
                    .click();
            press(page, "医保缴费");
            press(page, "去授权");
            assertThat(page.getByText("医保需要您的位置")).isVisible();
            axe.look(page, "position");
        }
        found();
    }

    @Test
    @Order(6)
    void every_page_of_the_patients_is_among_them() {
        assertThat(axe.unseen("h5", "layout", "stay-card", "credit-entry", "cashier"))
                .as("pages that no walk above leads to")
                .isEmpty();
    }

    @Test
    @Order(7)
    void a_clerk_gives_money_back_on_pages_without_a_grave_fault() {
        WidgetVisit window = new WidgetVisit(gateway);
        String order = clinic.settled(clinic.selfPay(19, 60_00), 19).text("orderId");
        String address = window.address(order);
        try (Phone desk = Phone.ofNobody(gateway)) {
            Page page = desk.open(address);
            axe.look(page, "review");
            page.locator("#next").click();
            assertThat(page.locator("#what")).isVisible();
            axe.look(page, "confirm");
            page.locator("#send").click();
            assertThat(page.locator("main[data-working=false] #result")).isVisible();
            axe.look(page, "progress");
            look(page, "problem", address);
        }
        found();
        assertThat(axe.unseen("widget", "layout", "order")).isEmpty();
    }

    @Test
    @Order(8)
    void the_choice_of_what_goes_back_is_told_for_every_kind_of_order() {
        Map<String, Object> wish = Kiosk.insured(Kiosk.wish("counter", clinic.bill(18, 150_00)), "account", "NONE");
        String order = new Kiosk(gateway).settled(18, wish).text("orderId");
        try (Phone desk = Phone.ofNobody(gateway)) {
            axe.look(desk.open(new WidgetVisit(gateway).address(order)), "review (by lines)");
        }
        found();
    }
}
