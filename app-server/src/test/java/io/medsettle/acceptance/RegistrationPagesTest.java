package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.medsettle.acceptance.Finger.bound;
import static io.medsettle.acceptance.Finger.follow;
import static io.medsettle.acceptance.Finger.order;
import static io.medsettle.acceptance.Finger.press;
import static io.medsettle.acceptance.Finger.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.PatientChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 挂号 on the pages, in each app that shows them: department, day, doctor and slot, insurance or one's own money, the cashier,
 * and back. What happened is read in the far sides' books.
 */
@ExtendWith(SharedGateway.class)
@EnabledIf("browser")
class RegistrationPagesTest {
    private static final long FEE = 25_00;

    private final Gateway gateway;
    private final Clinic clinic;

    RegistrationPagesTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    static boolean browser() {
        return Phone.there();
    }

    @AfterEach
    void theClinicClosesAtItsHour() {
        gateway.world().his().tricks().openLate(false);
    }

    /** From the first page to the slots of a department's doctors; takes the first one left on a day. Its id. */
    private String slot(PagesApp app, Page page, boolean today) {
        follow(page, "挂号");
        Phone.picture(page, app.party() + "-departments");
        page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK).first().click();
        assertThat(page.locator("[aria-current=date]")).isVisible();
        Locator days = page.getByLabel("日期").getByRole(AriaRole.LINK);
        Locator day = today ? days.first() : days.last();
        String wanted = day.textContent();
        assertThat(wanted.equals("今天")).isEqualTo(today);
        day.click();
        assertThat(page.locator("[aria-current=date]")).hasText(wanted);
        Phone.picture(page, app.party() + "-slots");
        Locator first = page.locator("button[name=slotId]:not([disabled])").first();
        String id = first.getAttribute("value");
        assertThat(Slots.left(clinic, id)).isEqualTo(1);
        first.click();
        assertThat(page.getByText("缴费内容")).isVisible();
        return id;
    }

    private static void insured(PagesApp app, Page page) {
        page.getByLabel("广州市").check();
        press(page, "医保缴费");
        page.getByLabel("使用个人账户").uncheck();
        app.authorise(page);
        assertThat(page.getByText("医保基金支付")).isVisible();
    }

    private static void settled(Page page) {
        assertThat(state(page, "SETTLED")).isVisible();
        assertThat(page.getByText("挂号成功")).isVisible();
        assertThat(page.getByText("就诊地点")).isVisible();
        assertThat(page.getByText("候诊序号")).isVisible();
        assertThat(page.getByText("前取号")).isVisible();
    }

    /** What HIS says of the registration of an order. */
    private String atHis(String order, SamplePerson person) {
        return Slots.state(clinic, person, Clinic.number(clinic.order(order), "his"));
    }

    /** Both sides' books say so, one line each, and HIS has charged all of it once. */
    private void paid(String order, Map<String, Long> held) {
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(held);
        assertThat(money.theirLines()).hasSize(held.size());
        assertThat(money.charged()).isEqualTo(FEE);
        money.agrees();
    }

    private void nothingHeld(String order, int lines, String slot) {
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.theirLines()).hasSize(lines);
        assertThat(money.charged()).isZero();
        money.agrees();
        assertThat(Slots.left(clinic, slot)).isEqualTo(1);
    }

    /** The payer was told this, in the app that he paid in and nowhere else. */
    private void told(PagesApp app, String order, SamplePerson person, String... templates) {
        Clinic.until(() -> app.told(gateway, order), told -> told.size() >= templates.length, Clinic.SOON);
        List<PagesApp.Told> told = app.told(gateway, order);
        assertThat(told).extracting(m -> m.template().replaceFirst(".*-", "")).containsExactly(templates);
        assertThat(told).allSatisfy(m -> {
            assertThat(m.to()).isEqualTo(person.openid());
            assertThat(m.amount()).isEqualTo("25.00元");
            assertThat(m.where()).isNotBlank();
        });
        assertThat(app.others().flatMap(other -> other.told(gateway, order).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Covers({"B10", "B25", "B33"})
    void a_number_for_today_is_paid_by_the_patient_alone_who_is_told_where_to_wait(PagesApp app) {
        SamplePerson person = Clinic.person(18);
        gateway.world().his().tricks().openLate(true);
        Counts counts = new Counts(gateway);
        try (Phone phone = app.phone(gateway, person)) {
            Page page = bound(phone, person);
            String slot = slot(app, page, true);
            press(page, "全部自费");
            assertThat(state(page, "PRICED")).isVisible();
            counts.once("R02", "R04").never("R05", app.collecting());
            assertThat(Slots.left(clinic, slot)).isZero();
            assertThat(atHis(order(page), person)).isEqualTo("UNPAID");
            press(page, "去支付");
            press(page, "打开收银台");
            settled(page);
            Phone.picture(page, app.party() + "-registered-alone");

            counts.once(app.collecting(), "R05").never("2201", "6201", app.together());
            assertThat(atHis(order(page), person)).isEqualTo("PAID");
            paid(order(page), Map.of(app.party() + " CASH", FEE));
            told(app, order(page), person, "registered");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Covers({"B20", "B29"})
    void a_number_for_another_day_is_paid_by_insurer_and_patient_together(PagesApp app) {
        SamplePerson person = Clinic.person(20);
        Counts counts = new Counts(gateway);
        try (Phone phone = app.phone(gateway, person)) {
            Page page = bound(phone, person);
            slot(app, page, false);
            Phone.picture(page, app.party() + "-registration-pay");
            insured(app, page);
            Phone.picture(page, app.party() + "-registration-priced");
            counts.once("R02", "R04", "2201", "6201", "6202").never("settle", "R05", app.together());
            press(page, "去支付");
            app.payBothParts(page);
            settled(page);
            Phone.picture(page, app.party() + "-registered");

            counts.once(app.collecting(), app.together(), "settle", "R05");
            assertThat(atHis(order(page), person)).isEqualTo("PAID");
            paid(order(page), Map.of("yibao FUND", 15_00L, app.party() + " CASH", 10_00L));
            told(app, order(page), person, "registered");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Covers("B33")
    void a_paid_number_is_given_back_on_the_phone_insurer_first_and_its_slot_is_free_again(PagesApp app) {
        SamplePerson person = Clinic.person(12);
        try (Phone phone = app.phone(gateway, person)) {
            Page page = bound(phone, person);
            String slot = slot(app, page, false);
            insured(app, page);
            press(page, "去支付");
            app.payBothParts(page);
            settled(page);
            String order = order(page);
            assertThat(Slots.left(clinic, slot)).isZero();
            Counts counts = new Counts(gateway);

            press(page, "申请退费");
            assertThat(state(page, "REFUNDED")).isVisible();
            assertThat(page.getByText("候诊序号")).isHidden();
            Phone.picture(page, app.party() + "-registration-refunded");

            counts.once("F01", "6203", app.refunding(), "F02");
            assertThat(atHis(order, person)).isEqualTo("REFUNDED");
            nothingHeld(order, 4, slot);
            told(app, order, person, "registered", "refunded");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Covers("B33")
    void a_number_whose_payer_leaves_the_cashier_and_cancels_costs_nothing_and_is_free_again(PagesApp app) {
        SamplePerson person = Clinic.person(14);
        Counts counts = new Counts(gateway);
        try (Phone phone = app.phone(gateway, person).choosing(PatientChoice.CANCEL)) {
            Page page = bound(phone, person);
            String slot = slot(app, page, false);
            press(page, "全部自费");
            press(page, "去支付");
            press(page, "打开收银台");
            assertThat(page.locator("#heard")).containsText("正在查询");
            press(page, "取消订单");
            assertThat(state(page, "CANCELLED")).isVisible();
            Phone.picture(page, app.party() + "-registration-cancelled");
            page.reload();
            assertThat(page.locator(".split").first()).containsText("费用总额¥25.00");

            counts.once(app.closing(), "R06").never("R05", app.refunding());
            assertThat(atHis(order(page), person)).isEqualTo("CANCELLED");
            nothingHeld(order(page), 0, slot);
            assertThat(app.told(gateway, order(page))).isEmpty();
        }
    }
}
