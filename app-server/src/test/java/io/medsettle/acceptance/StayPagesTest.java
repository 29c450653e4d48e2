package io.medsettle.acceptance;

import static io.medsettle.acceptance.StayForms.at;
import static io.medsettle.acceptance.StayForms.filled;
import static io.medsettle.acceptance.StayForms.no;
import static io.medsettle.acceptance.StayForms.pressed;
import static io.medsettle.acceptance.StayForms.sent;
import static io.medsettle.acceptance.StayForms.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.medsettle.acceptance.Pages.Page;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.CashierSays;
import io.medsettle.fixtures.wechat.PatientChoice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 住院掌上结算: what a patient does about a stay on the pages in WeChat. */
@ExtendWith(SharedGateway.class)
class StayPagesTest {
    private static final String APPID = "wx0000000000000001";

    private final Gateway gateway;
    private final Ward ward;
    private final int number;
    private final SamplePerson person;
    private final Set<SamplePerson> bound = new HashSet<>();

    StayPagesTest(Gateway gateway) {
        this.gateway = gateway;
        ward = new Ward(gateway);
        number = ward.nobodyLyingIn();
        person = Clinic.person(number);
    }

    static boolean browser() {
        return Phone.there();
    }

    private Pages pages(SamplePerson who) {
        bound.add(who);
        return Pages.of(gateway, who);
    }

    /** As the next class wants to find them. */
    @AfterEach
    void nobodyIsBound() {
        bound.forEach(who -> Pages.of(gateway, who).post("/h5/patients/let-go", Map.of("patientId", who.patientId())));
    }

    private void pays(NewStay stay, Page round, String leg) {
        Map<String, String> parameters = round.cashier();
        assertThat(parameters).as(round.text()).containsKeys("package", "paySign");
        gateway.world().wechat().atThePhone(person.openid());
        CashierSays opened = gateway.world().wechat().cashierOpens(APPID, parameters);
        assertThat(opened.ok()).as(opened.text()).isTrue();
        Said told = ward.round(stay, no(round));
        CashierSays paid = gateway.world().wechat().pay(Clinic.number(told, leg), PatientChoice.BOTH_OK);
        assertThat(paid.ok()).as(paid.text()).isTrue();
    }

    private void deposited(Pages pages, NewStay stay, String amount) {
        Page deposit = sent(pages, stay, "deposit", Map.of("amount", amount));
        pays(stay, deposit, "cash");
        until(pages, deposit, "DONE");
    }

    /** Admitted with the insurer on the page. */
    private void admitted(Pages pages, NewStay stay) {
        assertThat(pages.get(at(stay)).text()).contains("未办医保入院登记").contains("将按自费结算, 不经医保");
        Page admitted = until(pages, sent(pages, stay, "admission", Map.of()), "DONE");
        assertThat(admitted.text()).contains("医保入院登记已办好");
        assertThat(ward.atHis(stay).path("mdtrtId").asText()).isNotEmpty();
        Page lying = pages.get(at(stay));
        assertThat(lying.hasForm(at(stay) + "/admission")).isFalse();
        assertThat(lying.text()).contains("医保出院结算");
    }

    @Test
    @Covers({"C14", "C43"})
    void a_deposit_is_paid_by_wechat_on_the_page_and_kept_by_his() {
        NewStay stay = ward.stay(number, 900_00, 3);
        Pages pages = pages(person);
        assertThat(pages.get("/h5/stays").text()).contains(stay.admissionNo()).contains("在院");
        Counts counts = new Counts(gateway);

        Page paying = sent(pages, stay, "deposit", Map.of("amount", "200.5"));

        assertThat(paying.state()).isEqualTo("WAITING_PATIENT");
        assertThat(paying.text()).contains("id=\"open\"").contains("¥200.50");
        counts.once("jsapi").never("I02");
        pays(stay, paying, "cash");
        Page done = until(pages, paying, "DONE");

        counts.once("I02");
        assertThat(done.text()).contains("医院已入账").doesNotContain("id=\"open\"");
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isEqualTo(200_50);
        assertThat(pages.get(at(stay)).text())
                .contains("¥200.50")
                .contains("办理记录")
                .contains("已办好");
        String order = ward.look(stay).text("orderId");
        assertThat(pages.get("/h5/orders").text()).contains("href=\"" + at(stay) + "\"");
        assertThat(pages.get("/h5/orders/" + order).status()).isEqualTo(404);
        ward.agrees(order);
    }

    @Test
    @Covers("C43")
    void a_form_that_is_sent_twice_opens_one_round_and_one_that_says_another_amount_none() {
        NewStay stay = ward.stay(number, 900_00, 3);
        Pages pages = pages(person);
        Map<String, String> form = filled(pages.get(at(stay)), stay, "deposit", Map.of("amount", "100"));
        Counts counts = new Counts(gateway);

        CompletableFuture<Page> other = CompletableFuture.supplyAsync(() -> pages.post(at(stay) + "/deposit", form));
        Page one = pages.post(at(stay) + "/deposit", form);
        Page again = pages.post(at(stay) + "/deposit", form);

        assertThat(other.join().path()).isEqualTo(one.path());
        assertThat(again.path()).isEqualTo(one.path()).endsWith("/rounds/0");
        Map<String, String> changed = new HashMap<>(form);
        changed.put("amount", "100.01");
        Page refused = pages.post(at(stay) + "/deposit", changed);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("这张表单已提交过").contains("没有发生任何资金变动");
        counts.once("jsapi");
        assertThat(ward.look(stay).body().path("rounds")).hasSize(1);
        pages.post(one.path() + "/cancel", Map.of());
        assertThat(until(pages, one, "GIVEN_UP").text()).contains("未办成").contains("没有留下任何已收款项");
        assertThat(ward.look(stay).fen("depositLeftFen")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.001", "100000.01", "1000000", "-5", "1e3", "一百", " ", "12,50", "９９"})
    void an_amount_that_is_none_is_refused_in_words_and_nothing_is_opened(String typed) {
        NewStay stay = ward.stay(number, 900_00, 3);
        Pages pages = pages(person);

        Page refused = sent(pages, stay, "deposit", Map.of("amount", typed));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text())
                .contains("金额不对")
                .contains("¥0.01 至 ¥100000.00")
                .contains("没有发生任何资金变动");
        assertThat(ward.look(stay).body().path("rounds")).isEmpty();
    }

    @Test
    @Covers("C43")
    void a_patient_is_admitted_reads_the_daily_list_and_leaves_with_a_top_up_and_the_final_list() {
        NewStay stay = ward.stay(number, 1_000_00, 7);
        Pages pages = pages(person);
        Counts counts = new Counts(gateway);

        admitted(pages, stay);
        counts.once("2401");
        String day = ward.atHis(stay).path("admittedAt").asText().substring(0, 10);
        assertThat(pages.get(at(stay) + "/daily?date=" + day).text())
                .contains(day + " 合计")
                .contains("自付比例 10%");
        assertThat(pages.get(at(stay) + "/daily?date=2000-01-01").text()).contains("这一天不在住院期间");

        deposited(pages, stay, "300");

        Page priced = until(pages, sent(pages, stay, "discharge", Map.of()), "WAITING_CONFIRM");
        counts.never("2304");
        assertThat(priced.text())
                .containsSubsequence(
                        "总费用",
                        "¥1000.00",
                        "医保基金支付",
                        "¥600.00",
                        "个人账户支付",
                        "个人应付",
                        "¥400.00",
                        "预交金抵扣",
                        "¥300.00",
                        "需补缴",
                        "¥100.00")
                .contains("确认结算并补缴 ¥100.00")
                .containsPattern("请在 20[0-9-]{8} [0-9:]{5} 前完成");
        assertThat(pages.get(at(stay)).hasForm(at(stay) + "/deposit")).isFalse();

        Page topUp = until(pages, pages.post(priced.path() + "/confirm", Map.of()), "WAITING_PATIENT");
        pays(stay, topUp, "top-up");
        Page settled = until(pages, topUp, "DONE");

        counts.once("2304", "I08");
        assertThat(settled.text()).contains("查看出院清单");
        assertThat(pages.get(at(stay) + "/statement").text())
                .containsSubsequence("总费用", "¥1000.00", "医保基金支付", "¥600.00", "费用类别");
        assertThat(pages.get(at(stay)).text()).contains("已出院").contains("出院清单");
        String order = ward.look(stay).text("orderId");
        assertThat(new Money(gateway, order).held())
                .containsEntry("yibao FUND", 600_00L)
                .containsEntry("wechat CASH", 400_00L);
        ward.agrees(order);
    }

    @Test
    @Covers("C43")
    void an_admission_is_taken_back_on_its_page_once_the_deposit_has_gone_back_and_made_anew() {
        NewStay stay = ward.stay(number, 0, 0);
        Pages pages = pages(person);
        admitted(pages, stay);
        Page admission = pages.get(at(stay) + "/rounds/0");
        deposited(pages, stay, "200.5");
        Page deposit = pages.get(at(stay) + "/rounds/1");
        Counts counts = new Counts(gateway);

        Page early = pressed(pages, admission, "undo");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.text()).contains("请先退预交金");
        counts.never("2404", "I05");
        Map<String, String> form = Map.of("key", deposit.hidden(deposit.path() + "/refund", "key"));
        Page back = pages.post(deposit.path() + "/refund", form);
        assertThat(pages.post(deposit.path() + "/refund", form).path()).isEqualTo(back.path());
        assertThat(until(pages, back, "DONE").text()).contains("原路退回");
        counts.once("F01", "refund", "F02");
        assertThat(ward.atHis(stay).path("depositBalanceFen").longValue()).isZero();
        assertThat(pages.get(deposit.path()).hasForm(deposit.path() + "/refund"))
                .isFalse();

        Page undone = until(pages, pressed(pages, admission, "undo"), "DONE");

        counts.once("2404");
        assertThat(undone.text()).contains("医保入院登记已撤销");
        assertThat(ward.atHis(stay).path("mdtrtId").asText()).isEmpty();
        assertThat(pages.get(admission.path()).hasForm(admission.path() + "/undo"))
                .isFalse();
        String order = ward.look(stay).text("orderId");
        assertThat(new Money(gateway, order).held()).isEmpty();
        ward.agrees(order);
        admitted(pages, stay);
        counts.once("2401");
    }

    @Test
    @Covers("C43")
    void what_somebody_else_begun_or_what_is_no_deposit_is_not_refunded_or_undone_on_the_page() {
        NewStay stay = ward.stay(number, 500_00, 4);
        ward.deposited(stay, 100_00, Ward.BY_CODE);
        Pages pages = pages(person);
        Map<String, String> form = Map.of("key", "0123456789abcdef0123456789abcdef");
        String first = at(stay) + "/rounds/0";

        assertThat(pages.get(first).hasForm(first + "/refund")).isFalse();
        assertThat(pages.post(first + "/refund", form).status()).isEqualTo(409);
        assertThat(pages.post(first + "/undo", form).status()).isEqualTo(409);
        admitted(pages, stay);
        String second = at(stay) + "/rounds/1";
        assertThat(pages.get(second).hasForm(second + "/undo")).isTrue();
        assertThat(pages.post(second + "/refund", form).status()).isEqualTo(404);
        assertThat(pages.post(at(stay) + "/rounds/0/undo", Map.of()).status()).isIn(400, 409);
        Pages others = pages(Clinic.person(5));
        same(others.post(second + "/undo", form), others.post("/h5/stays/ST999999/rounds/1/undo", form));
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(100_00);
        assertThat(ward.atHis(stay).path("mdtrtId").asText()).isNotEmpty();
    }

    @Test
    @Covers("C43")
    void a_self_paid_stay_is_priced_given_up_and_settled_later_with_the_surplus_going_back() {
        NewStay stay = ward.stay(number, 500_00, 4);
        Pages pages = pages(person);
        deposited(pages, stay, "600.00");
        Counts counts = new Counts(gateway);

        Page first = until(pages, sent(pages, stay, "discharge", Map.of()), "WAITING_CONFIRM");
        pages.post(first.path() + "/cancel", Map.of());
        until(pages, first, "GIVEN_UP");
        assertThat(ward.atHis(stay).path("state").asText()).isEqualTo("IN");
        Page second = until(pages, sent(pages, stay, "discharge", Map.of()), "WAITING_CONFIRM");
        assertThat(second.text()).contains("结余 (结算后原路退回)").contains("¥100.00").doesNotContain("医保基金支付");
        Page confirmed = pages.post(second.path() + "/confirm", Map.of());
        pages.post(second.path() + "/confirm", Map.of());
        until(pages, confirmed, "DONE");

        counts.once("I08").never("2304");
        assertThat(pages.get(at(stay) + "/statement").text()).containsSubsequence("结余退还", "¥100.00");
        String order = ward.look(stay).text("orderId");
        assertThat(new Money(gateway, order).held()).containsOnly(Map.entry("wechat CASH", 500_00L));
        ward.agrees(order);
    }

    @Test
    @Covers("C43")
    void what_stands_in_the_way_of_leaving_is_told_in_words_instead_of_a_button() {
        NewStay stay = ward.stay(number, 500_00, 4);
        Pages pages = pages(person);
        gateway.world().his().tricks().block(stay.stayId(), "DRUGS_TO_RETURN", "有待退药品");

        Page blocked = pages.get(at(stay));

        assertThat(blocked.text()).contains("暂不能出院结算").contains("有待退药品");
        assertThat(blocked.hasForm(at(stay) + "/discharge")).isFalse();
        gateway.world().his().tricks().unblock(stay.stayId());
        assertThat(pages.get(at(stay)).hasForm(at(stay) + "/discharge")).isTrue();
    }

    @Test
    @Covers("C43")
    void somebody_elses_stay_is_answered_like_one_that_does_not_exist() {
        NewStay stay = ward.stay(number, 500_00, 4);
        Pages own = pages(person);
        Map<String, String> form = filled(own.get(at(stay)), stay, "deposit", Map.of("amount", "100"));
        Page round = own.post(at(stay) + "/deposit", form);
        Map<String, String> leaving = Map.of("key", form.getOrDefault("key", ""), "insured", "0");
        Pages others = pages(Clinic.person(5));

        for (String page : new String[] {"", "/daily", "/statement", "/rounds/0", "/rounds/0/state"}) {
            same(others.get(at(stay) + page), others.get("/h5/stays/ST999999" + page));
        }
        for (String deed : new String[] {"/rounds/0/confirm", "/rounds/0/cancel", "/admission", "/discharge"}) {
            same(others.post(at(stay) + deed, leaving), others.post("/h5/stays/ST999999" + deed, leaving));
        }
        same(others.post(at(stay) + "/deposit", form), others.post("/h5/stays/ST999999/deposit", form));
        assertThat(others.get("/h5/stays").text()).doesNotContain(stay.admissionNo());
        assertThat(own.get(round.path()).state()).isEqualTo("WAITING_PATIENT");
        assertThat(ward.look(stay).body().path("rounds")).hasSize(1);
        own.post(round.path() + "/cancel", Map.of());
    }

    private static void same(Page theirs, Page nobodys) {
        assertThat(theirs.status()).as(theirs.text()).isEqualTo(404);
        assertThat(theirs.text()).isEqualTo(nobodys.text()).contains("没有这次住院");
    }

    @Test
    @Covers("C43")
    void what_was_begun_at_the_window_is_shown_on_the_page_and_finished_at_the_window() {
        NewStay stay = ward.stay(number, 500_00, 4);
        Said priced = ward.priced(stay, number, false, Ward.BY_CODE);
        Pages pages = pages(person);
        String round = at(stay) + "/rounds/" + Ward.no(priced);

        Page shown = pages.get(round);

        assertThat(shown.text()).contains("不是在本页面发起的").contains("¥500.00");
        assertThat(shown.hasForm(round + "/confirm")).isFalse();
        assertThat(pages.post(round + "/confirm", Map.of()).status()).isEqualTo(409);
        assertThat(pages.post(round + "/cancel", Map.of()).status()).isEqualTo(409);
        assertThat(ward.round(stay, Ward.no(priced)).text("state")).isEqualTo("WAITING_CONFIRM");
        ward.giveUp(stay, Ward.no(priced));
        ward.until(stay, priced, "GIVEN_UP");
    }

    @Test
    @Covers("C43")
    @EnabledIf("browser")
    void a_deposit_is_paid_on_a_phone_with_the_keyboard_and_the_cashier() {
        NewStay stay = ward.stay(number, 900_00, 3);
        pages(person);
        try (Phone phone = Phone.of(gateway, person)) {
            com.microsoft.playwright.Page page = phone.open("/h5");
            page.getByText("住院服务").click();
            page.waitForURL("**/h5/stays");
            Phone.picture(page, "stays");
            page.getByText("查看与办理 (住院号 " + stay.admissionNo() + ")").click();
            page.waitForURL("**" + at(stay));
            Phone.picture(page, "stay");
            page.getByLabel("金额 (元)").fill("150.20");
            page.getByLabel("金额 (元)").press("Enter");
            page.waitForURL("**/rounds/0");
            Phone.picture(page, "stay-deposit");
            page.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("打开收银台"))
                    .click();
            page.locator("main[data-state=DONE]").waitFor();
            Phone.picture(page, "stay-deposit-done");
            page.getByText("返回住院页面").click();
            page.getByText("每日清单").click();
            page.waitForURL("**/daily");
            Phone.picture(page, "stay-daily");
            page.getByLabel("日期", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                    .focus();
            page.getByText("查看", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .press("Enter");
            page.waitForURL("**/daily?date=*");
        }
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(150_20);
    }
}
