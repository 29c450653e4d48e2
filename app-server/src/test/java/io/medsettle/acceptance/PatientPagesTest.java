package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.medsettle.acceptance.Finger.bound;
import static io.medsettle.acceptance.Finger.choose;
import static io.medsettle.acceptance.Finger.follow;
import static io.medsettle.acceptance.Finger.order;
import static io.medsettle.acceptance.Finger.press;
import static io.medsettle.acceptance.Finger.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.PatientChoice;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole way of a patient through the pages, in a real browser of a phone's size. */
@ExtendWith(SharedGateway.class)
@EnabledIf("browser")
class PatientPagesTest {
    private final Gateway gateway;

    PatientPagesTest(Gateway gateway) {
        this.gateway = gateway;
    }

    static boolean browser() {
        return Phone.there();
    }

    /** Both sides' books say so, and nothing else was ever taken for this order. */
    private void paid(String order, Map<String, Long> held, long charged) {
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEqualTo(held);
        assertThat(money.theirLines()).hasSize(held.size());
        assertThat(money.charged()).isEqualTo(charged);
        money.agrees();
    }

    private static void insured(Page page) {
        page.getByLabel("广州市").check();
        press(page, "医保缴费");
        page.getByLabel("使用个人账户").uncheck();
        press(page, "去授权");
        follow(page, "前往授权");
        assertThat(state(page, "PRICED")).isVisible();
    }

    @Test
    @Covers({"B22", "D14", "E09"})
    void a_patient_pays_a_bill_with_insurance_and_his_own_money_on_the_phone() {
        SamplePerson person = Clinic.person(7);
        NewVisit visit = gateway.clinic().bill(7, 120_00);
        try (Phone phone = Phone.of(gateway, person)) {
            Page page = bound(phone, person);
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("医保码")))
                    .isVisible();
            Phone.picture(page, "home");
            follow(page, "门诊缴费");
            assertThat(page.getByText("费别: 职工医保 · 普通门诊").last()).isVisible();
            Phone.picture(page, "unpaid");
            follow(page, "首页");
            choose(page, visit);
            Phone.picture(page, "pay");
            insured(page);
            Phone.picture(page, "order");
            assertThat(page.getByText("医保基金支付")).isVisible();
            press(page, "去支付");
            press(page, "打开收银台");
            assertThat(state(page, "SETTLED")).isVisible();
            assertThat(phone.signed()).hasSize(1).first().asString().matches("wx0000000000000001 [0-9a-f]{40}");
            Phone.picture(page, "settled");
            assertThat(page.getByText("接下来")).isVisible();
            paid(order(page), Map.of("yibao FUND", 72_00L, "wechat CASH", 48_00L), 120_00);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_that_the_insurance_bears_alone_takes_no_cash_on_the_phone(PagesApp app) {
        SamplePerson person = Clinic.person(7);
        NewVisit visit = gateway.clinic().bill(7, 20_00);
        try (Phone phone = app.phone(gateway, person)) {
            Page page = bound(phone, person);
            Counts counts = new Counts(gateway);
            choose(page, visit);
            page.getByLabel("广州市").check();
            press(page, "医保缴费");
            page.getByLabel("使用个人账户").check();
            app.authorise(page);
            press(page, "去支付");
            app.payBothParts(page);
            assertThat(state(page, "SETTLED")).isVisible();
            Phone.picture(page, app.party() + "-insurance-alone");
            counts.never(app.collecting());
            paid(order(page), Map.of("yibao FUND", 12_00L, "yibao ACCOUNT", 8_00L), 20_00);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Covers({"C09", "E06"})
    void a_patient_pays_by_himself_and_asks_for_his_money_back_on_the_phone(PagesApp app) {
        SamplePerson person = Clinic.person(13);
        NewVisit visit = gateway.clinic().bill(13, 88_80);
        try (Phone phone = app.phone(gateway, person)) {
            Page page = bound(phone, person);
            choose(page, visit);
            press(page, "全部自费");
            press(page, "去支付");
            Phone.picture(page, app.party() + "-cashier");
            press(page, "打开收银台");
            assertThat(state(page, "SETTLED")).isVisible();
            String order = page.locator("main").getAttribute("data-order");
            press(page, "申请退费");
            assertThat(state(page, "REFUNDED")).isVisible();
            Phone.picture(page, app.party() + "-refunded");
            Money money = new Money(gateway, order);
            assertThat(money.theirLines()).hasSize(2).isEqualTo(money.ourLines());
            follow(page, "首页");
            follow(page, "我的订单");
            assertThat(page.getByText("已退费").first()).isVisible();
            Phone.picture(page, app.party() + "-orders");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_patient_who_walks_away_from_the_cashier_may_cancel_and_owes_nothing(PagesApp app) {
        SamplePerson person = Clinic.person(8);
        NewVisit visit = gateway.clinic().bill(8, 45_60);
        try (Phone phone = app.phone(gateway, person).choosing(PatientChoice.CANCEL)) {
            Page page = bound(phone, person);
            choose(page, visit);
            press(page, "全部自费");
            press(page, "去支付");
            press(page, "打开收银台");
            assertThat(page.locator("#heard")).containsText("正在查询");
            press(page, "取消订单");
            assertThat(state(page, "CANCELLED")).isVisible();
            Phone.picture(page, app.party() + "-cancelled");
            paid(order(page), Map.of(), 0);
            follow(page, "首页");
            choose(page, visit);
            assertThat(page.getByText("缴费内容")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bill_opened_in_two_tabs_is_one_order_and_is_paid_once(PagesApp app) {
        SamplePerson person = Clinic.person(9);
        NewVisit visit = gateway.clinic().bill(9, 66_00);
        try (Phone phone = app.phone(gateway, person)) {
            Page one = bound(phone, person);
            choose(one, visit);
            Page two = phone.open("/h5");
            choose(two, visit);
            press(one, "全部自费");
            assertThat(state(one, "PRICED")).isVisible();
            press(two, "全部自费");
            assertThat(state(two, "PRICED")).isVisible();
            String order = one.locator("main").getAttribute("data-order");
            assertThat(two.locator("main")).hasAttribute("data-order", order);
            press(one, "去支付");
            press(two, "去支付");
            press(one, "打开收银台");
            assertThat(state(one, "SETTLED")).isVisible();
            assertThat(state(two, "SETTLED")).isVisible();
            paid(order, Map.of(app.party() + " CASH", 66_00L), 66_00);
        }
    }

    @ParameterizedTest
    @EnumSource
    void going_back_after_paying_shows_the_order_as_it_is_and_pays_nothing_again(PagesApp app) {
        SamplePerson person = Clinic.person(10);
        NewVisit visit = gateway.clinic().bill(10, 30_00);
        try (Phone phone = app.phone(gateway, person)) {
            Page page = bound(phone, person);
            choose(page, visit);
            press(page, "全部自费");
            press(page, "去支付");
            press(page, "打开收银台");
            assertThat(state(page, "SETTLED")).isVisible();
            String order = order(page);
            Counts counts = new Counts(gateway);
            page.goBack();
            page.goBack();
            page.getByRole(AriaRole.BUTTON).last().click();
            assertThat(page.locator("main[data-state=SETTLED], [role=alert]")).isVisible();
            counts.never(app.collecting(), "paid", "O02", "O07");
            paid(order, Map.of(app.party() + " CASH", 30_00L), 30_00);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_session_that_has_ended_leads_back_through_the_login_to_the_page_that_was_wanted(PagesApp app) {
        SamplePerson person = Clinic.person(11);
        try (Phone phone = app.phone(gateway, person)) {
            Page page = bound(phone, person);
            long before = app.logins(gateway);
            page.navigate(gateway.address().resolve("/h5/orders").toString());
            assertThat(app.logins(gateway)).isEqualTo(before);
            phone.forget();
            page.navigate(gateway.address().resolve("/h5/orders").toString());
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("我的订单")))
                    .isVisible();
            assertThat(app.logins(gateway)).isEqualTo(before + 1);
        }
    }

    @Test
    void a_page_outside_the_channels_apps_says_where_to_open_it() {
        try (Phone phone = Phone.ofNobody(gateway)) {
            Page page = phone.open("/h5");
            assertThat(page.getByText("请用微信或支付宝打开")).isVisible();
            Phone.picture(page, "elsewhere");
        }
    }
}
