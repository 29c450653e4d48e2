package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.medsettle.acceptance.WidgetVisit.Shown;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.RefundCourse;
import io.medsettle.fixtures.wechat.RefundStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** 窗口退费组件: what a clerk sees in a frame of the HIS window, and that nobody else can use it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Covers("C23")
class WidgetTest {
    private static final String EVIL = "<script>alert(1)</script>\"'&";

    private HisWindow his;
    private Gateway gateway;
    private Clinic clinic;
    private WidgetVisit window;

    @BeforeAll
    void a_hospital_whose_his_has_pages_of_its_own() throws IOException {
        his = new HisWindow();
        gateway = Gateway.start(Map.of(
                "medsettle.widget.frame-ancestors.window",
                his.origin() + ", http://his.example:80",
                "medsettle.widget.frame-ancestors.his",
                List.of("https://his.example:8443")));
        clinic = gateway.clinic();
        window = new WidgetVisit(gateway);
    }

    @AfterEach
    void everybody_does_as_told_again() {
        gateway.calm();
        gateway.world().wechat().refundsTake(RefundCourse.SUCCESS);
    }

    @AfterAll
    void stop() {
        gateway.close();
        his.close();
    }

    @Test
    void a_mixed_order_goes_back_whole_at_every_far_side_and_the_clerk_sees_who_bore_what() {
        Said settled = clinic.settled(clinic.mixed(12, 200_00), 12);
        String order = settled.text("orderId");
        Counts counts = new Counts(gateway);

        Shown first = window.open(order);
        assertThat(first.text())
                .contains("统筹基金", "微信支付", "医保", "全部退回 ¥200.00", "W0017", "开错处方", "不能按金额部分退费")
                .doesNotContain(Clinic.person(12).name(), Clinic.person(12).idNumber());
        String sitting = first.sitting();
        Shown asked = window.post("/confirm", "sitting", sitting, "how", "all").ok();
        assertThat(asked.text()).contains("全部退回 ¥200.00", "id=\"send\"");
        counts.never("F01", "refund", "F02");
        Shown part = window.post("/confirm", "sitting", sitting, "how", "amount", "amount", "1.00");
        assertThat(part.status()).isEqualTo(422);
        assertThat(part.text()).contains("不能按金额部分退费", "/widget/refund/review");

        window.post("/send", "sitting", sitting, "fen", asked.hidden("fen")).ok();
        Shown end = window.ended(sitting);

        assertThat(end.text())
                .contains("data-result=\"SUCCESS\"", "已退费", "¥200.00", "已许可", "不再持有任何款项", "打印", order + "-1");
        counts.once("F01", "F02");
        Money money = new Money(gateway, order);
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
        assertThat(clinic.order(order).text()).contains("开错处方");
    }

    @Test
    void a_part_of_a_self_pay_order_goes_back_by_amount_and_the_rest_with_another_ticket() {
        String order = clinic.settled(clinic.selfPay(8, 50_00), 8).text("orderId");
        String sitting = window.open(order).sitting();
        for (String wrong : List.of("", "0", "50.01", "1.234", "-1", "1e3", "<b>")) {
            assertThat(window.post("/confirm", "sitting", sitting, "how", "amount", "amount", wrong)
                            .status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        assertThat(window.sent(sitting, "how", "amount", "amount", "12.5").text())
                .contains("退回 ¥12.50");
        assertThat(window.ended(sitting).text()).contains("¥12.50", "仍由各方持有 现金 37.50 元");
        assertThat(new Money(gateway, order).heldFen()).isEqualTo(37_50);

        Shown rest = window.allBack(order);
        assertThat(rest.text()).contains("¥37.50", "不再持有任何款项");
        assertThat(window.open(order).text()).contains("没有可以退回的金额", "¥12.50").doesNotContain("id=\"next\"");
        new Money(gateway, order).agrees();
    }

    @Test
    void some_lines_of_an_insured_counter_order_go_back_and_the_rest_is_settled_anew() {
        Map<String, Object> wish = Kiosk.insured(Kiosk.wish("counter", clinic.bill(18, 150_00)), "account", "NONE");
        Said settled = new Kiosk(gateway).settled(18, wish);
        String order = settled.text("orderId");
        Shown first = window.open(order);
        String sitting = first.sitting();
        String line =
                gateway.world().his().feeLines(Clinic.number(settled, "his")).get(0);
        assertThat(window.post("/confirm", "sitting", sitting, "how", "lines").text())
                .contains("没有选择要退的项目");
        assertThat(window.post("/confirm", "sitting", sitting, "how", "lines", "line", "other")
                        .text())
                .contains("不能单独退费");

        window.sent(sitting, "how", "lines", "line", line);
        Shown end = window.ended(sitting);

        assertThat(end.text()).contains("data-result=\"SUCCESS\"", "仍由各方持有");
        Money money = new Money(gateway, order);
        assertThat(money.heldFen()).isEqualTo(100_00).isEqualTo(money.charged());
        money.agrees();
    }

    @Test
    void cash_of_the_till_is_to_be_handed_back_to_the_patient() {
        Kiosk clerk = Kiosk.window(gateway);
        Map<String, Object> wish = Kiosk.wish("counter-self-pay", clinic.bill(20, 60_00));
        wish.put("payWith", "WINDOW");
        String order = clerk.open(clerk.enter(20), wish).text("orderId");
        clerk.edge().post("/api/v1/orders/" + order + "/pay", "{}");
        clerk.until(order, "SETTLED");
        assertThat(window.allBack(order).text()).contains("窗口现金", "请将现金 ¥60.00 交还患者");
    }

    @Test
    void pressed_twice_at_once_and_sent_again_with_another_amount_it_is_one_refund() {
        String order = clinic.settled(clinic.selfPay(9, 60_00), 9).text("orderId");
        String sitting = window.open(order).sitting();
        Counts counts = new Counts(gateway);

        CompletableFuture<Shown> other =
                CompletableFuture.supplyAsync(() -> window.post("/send", "sitting", sitting, "fen", "1000"));
        Shown one = window.post("/send", "sitting", sitting, "fen", "1000");
        assertThat(List.of(one.status(), other.join().status())).containsOnly(200);
        Shown more = window.post("/send", "sitting", sitting, "fen", "2000").ok();

        assertThat(more.text()).contains("先前已经提交, 没有重复办理", "¥10.00");
        assertThat(window.post("/review", "sitting", sitting).ok().text()).contains(order + "-1");
        window.ended(sitting);
        counts.once("F01", "refund", "F02");
        assertThat(clinic.order(order).body().path("refunds")).hasSize(1);
        Money money = new Money(gateway, order);
        assertThat(money.heldFen()).isEqualTo(50_00);
        money.agrees();
    }

    @Test
    void a_used_expired_unknown_or_garbled_ticket_and_an_ended_sitting_are_refused_with_words() {
        String order = clinic.settled(clinic.selfPay(10, 30_00), 10).text("orderId");
        String used = window.address(order);
        HttpRequest.Builder head =
                HttpRequest.newBuilder(URI.create(used)).method("HEAD", HttpRequest.BodyPublishers.noBody());
        assertThat(WidgetVisit.send(head).status()).isNotEqualTo(200);
        String sitting = window.get(used).ok().sitting();
        Shown again = window.get(used);
        assertThat(again.status()).isEqualTo(410);
        assertThat(again.text()).contains("票据已使用", "重新打开退费窗口").doesNotContain("name=\"sitting\"");
        assertThat(again.framers()).as("shown where it was framed").contains(his.origin());

        String raced = window.address(order);
        CompletableFuture<Shown> other = CompletableFuture.supplyAsync(() -> window.get(raced));
        assertThat(List.of(window.get(raced).status(), other.join().status())).containsExactlyInAnyOrder(200, 410);

        String late = window.address(order);
        gateway.change("UPDATE token SET expires_at = 1 WHERE name LIKE 'widget-%' AND expires_at > 1");
        Shown expired = window.get(late);
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.text()).contains("票据已过期");
        Shown ended = window.post("/send", "sitting", sitting, "fen", "3000");
        assertThat(ended.status()).isEqualTo(410);
        assertThat(ended.text()).contains("页面已超时", "已提交的退费都已记录");

        String ticket = late.substring(late.indexOf('=') + 1);
        String guessed = ticket.charAt(0) == 'A' ? "B" + ticket.substring(1) : "A" + ticket.substring(1);
        for (String bad : List.of("", guessed, ticket + "A", "%00", "'%20OR%201=1", "%E9%80%80")) {
            Shown shown = window.get(WidgetVisit.AT + "?ticket=" + bad);
            assertThat(shown.status()).as(bad).isEqualTo(404);
            assertThat(shown.text()).contains("票据无效", "重新发起退费");
        }
        assertThat(window.get(WidgetVisit.AT).status()).isEqualTo(404);
        assertThat(window.post("/send", "sitting", ticket, "fen", "3000").status())
                .as("a ticket is no sitting")
                .isEqualTo(410);
        assertThat(new Money(gateway, order).heldFen()).isEqualTo(30_00);
        assertThat(gateway.count("SELECT COUNT(*) FROM token WHERE name LIKE '%" + ticket + "%'"))
                .isZero();
    }

    @Test
    void tickets_are_given_to_whoever_may_refund_for_orders_of_its_own_hospital_and_bad_input_is_named() {
        String order = clinic.settled(clinic.selfPay(11, 30_00), 11).text("orderId");
        assertThat(window.ticket("reader", order).status()).isEqualTo(403);
        assertThat(new Edge(gateway.address(), "")
                        .post(WidgetVisit.TICKETS, Map.of())
                        .status())
                .isEqualTo(401);
        assertThat(window.ticket("window", "20260101AAAAAAAA").status()).isEqualTo(404);
        Said theirs = WidgetVisit.elsewhere(gateway)
                .post(WidgetVisit.TICKETS, Map.of("orderId", order, "operator", "1", "reason", "不是本院的"));
        assertThat(theirs.status()).isEqualTo(404);
        Map<String, Map<String, Object>> wrong = Map.of(
                "orderId", Map.of("orderId", "有 空格"),
                "operator", Map.of("operator", "x".repeat(65)),
                "reason", Map.of("reason", " "),
                "round", Map.of("round", -1));
        wrong.forEach((field, value) -> {
            Map<String, Object> wish = new HashMap<>(Map.of("orderId", order, "operator", "1", "reason", "退药"));
            wish.putAll(value);
            Said said = gateway.as("window").post(WidgetVisit.TICKETS, wish);
            assertThat(said.status()).as(said.text()).isEqualTo(400);
            assertThat(said.text("field")).as(said.text()).endsWith(field);
        });
        String far = Clinic.leg(clinic.order(order), "cash").path("farNumber").asText();
        assertThat(window.ticket("his", far).text("orderId"))
                .as("by the channel's number")
                .isEqualTo(order);
    }

    @Test
    void a_page_is_framed_by_its_clients_origins_alone_and_everything_else_by_nobody() {
        String order = clinic.settled(clinic.selfPay(13, 30_00), 13).text("orderId");
        Shown shown = window.open(order);
        assertThat(shown.framers()).isEqualTo(his.origin() + " http://his.example");
        assertThat(shown.header("X-Frame-Options")).isEmpty();
        assertThat(shown.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'self'; script-src 'self';");
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(window.post("/review", "sitting", shown.sitting()).framers()).isEqualTo(shown.framers());
        assertThat(window.get(window.ticket("his", order).text("address")).framers())
                .isEqualTo("https://his.example:8443");
        Shown kiosk = window.get(window.ticket("kiosk", order).text("address")).ok();
        assertThat(kiosk.framers()).isEqualTo("'none'");
        assertThat(kiosk.header("X-Frame-Options")).isEqualTo("DENY");
        for (String page : List.of("/h5/login", "/console/sign-in", "/widget/assets/widget.js", WidgetVisit.AT)) {
            assertThat(window.get(page).framers()).as(page).startsWith("'none'");
        }

        String fresh = window.address(order);
        Shown elsewhere = window.get(fresh, "Sec-Fetch-Dest", "iframe", "Referer", his.origin() + ".evil.example/");
        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.text()).contains("票据不属于这个页面");
        String bare = window.ticket("kiosk", order).text("address");
        assertThat(window.get(bare, "Sec-Fetch-Dest", "iframe").status()).isEqualTo(403);
        assertThat(window.get(fresh, "Sec-Fetch-Dest", "iframe", "Referer", his.origin() + "/")
                        .ok()
                        .text())
                .as("not used up by a strange frame")
                .contains("id=\"next\"");
    }

    @Test
    void what_another_page_sends_is_refused_and_nothing_moves() {
        String order = clinic.settled(clinic.selfPay(14, 30_00), 14).text("orderId");
        String sitting = window.open(order).sitting();
        Counts counts = new Counts(gateway);
        for (String origin : List.of(his.origin(), "null", "https://his.example:8443")) {
            Shown shown = WidgetVisit.send(
                    window.form("/send", "sitting", sitting, "fen", "3000").header("Origin", origin));
            assertThat(shown.status()).as(origin).isEqualTo(403);
        }
        Shown unsaid = WidgetVisit.send(window.form("/send", "sitting", sitting, "fen", "3000"));
        assertThat(unsaid.status()).isEqualTo(403);
        assertThat(unsaid.text()).contains("请求来源不对", "allow-same-origin").doesNotContain("name=\"sitting\"");
        counts.never("F01", "refund", "F02");
    }

    @Test
    void what_his_says_against_it_is_shown_in_its_own_words_and_nothing_has_moved() {
        Said settled = clinic.settled(clinic.mixed(15, 80_00), 15);
        String order = settled.text("orderId");
        gateway.world().his().tricks().dispense(Clinic.number(settled, "his"));
        Counts counts = new Counts(gateway);

        Shown end = window.allBack(order);
        assertThat(end.text())
                .contains("DISPENSED", "HIS 退费许可", "已退回 ¥0.00", "仍由各方持有")
                .doesNotContain("data-result=\"SUCCESS\"");
        counts.never("refund", "F02");
        assertThat(new Money(gateway, order).heldFen()).isEqualTo(80_00);

        String other = clinic.settled(clinic.selfPay(15, 20_00), 15).text("orderId");
        gateway.world().his().faults().next("F01", Mood.REFUSE);
        Shown refused = window.allBack(other);
        assertThat(refused.text()).contains("被拒绝", "仍由各方持有").doesNotContain("data-result=\"SUCCESS\"");
        assertThat(new Money(gateway, other).heldFen()).isEqualTo(20_00);
    }

    @Test
    void what_a_clerk_or_his_writes_is_text_and_never_a_part_of_the_page() {
        String order = clinic.settled(clinic.selfPay(16, 20_00), 16).text("orderId");
        Said said = gateway.as("window")
                .post(WidgetVisit.TICKETS, Map.of("orderId", order, "operator", EVIL, "reason", EVIL));
        Shown first = window.get(said.text("address")).ok();
        String sitting = first.sitting();
        Shown asked = window.sent(sitting, "how", "all");
        Shown end = window.ended(sitting);
        for (Shown shown : List.of(first, asked, end)) {
            assertThat(shown.text())
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert");
        }
        assertThat(end.text()).contains("data-result=\"SUCCESS\"");
    }

    @Test
    void while_a_far_side_takes_its_time_each_leg_says_how_far_it_is() {
        String order = clinic.settled(clinic.mixed(17, 200_00), 17).text("orderId");
        gateway.world().wechat().refundsTake(RefundCourse.PROCESSING);
        String sitting = window.open(order).sitting();

        window.post("/send", "sitting", sitting, "fen", "20000").ok();

        Shown waiting = Clinic.until(
                () -> window.post("/progress", "sitting", sitting),
                p -> p.text().contains("对方已受理, 等待到账"),
                Clinic.SOON);
        assertThat(waiting.text()).contains("data-working=\"true\"", "已受理等待到账", "请勿再次退费");
        String number = window.cashRefundNo(order);
        assertThat(gateway.world().wechat().advanceRefund(number, RefundStatus.SUCCESS))
                .isTrue();
        assertThat(window.ended(sitting).text()).contains("data-result=\"SUCCESS\"", "已退回 ¥200.00", "退费已完成");
        new Money(gateway, order).agrees();
    }

    static boolean browser() {
        return Phone.there();
    }

    @Test
    @EnabledIf("browser")
    void a_clerk_gives_all_of_it_back_inside_the_page_of_his_and_a_page_elsewhere_shows_nothing() {
        String order = clinic.settled(clinic.mixed(19, 200_00), 19).text("orderId");
        Counts counts = new Counts(gateway);
        try (Playwright playwright = Phone.playwright();
                Browser browser = Phone.launch(playwright)) {
            BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1024, 860));
            context.addInitScript("window.print = function () { document.documentElement.dataset.printed = 'yes'; };");
            List<String> complaints = new CopyOnWriteArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(m -> complaints.add(m.text()));
            page.navigate(his.framing(window.address(order)).origin());
            FrameLocator frame = page.frameLocator("iframe");
            assertThat(frame.locator("#left")).hasText("¥200.00");
            Phone.picture(page, "widget", "1-review", 1024);
            frame.locator("#next").click();
            assertThat(frame.locator("#what")).containsText("全部退回 ¥200.00");
            Phone.picture(page, "widget", "2-confirm", 1024);
            gateway.world().wechat().refundsTake(RefundCourse.PROCESSING);
            frame.locator("#send").dblclick();
            assertThat(frame.locator("#steps")).containsText("对方已受理, 等待到账");
            Phone.picture(page, "widget", "3-progress", 1024);
            gateway.world().wechat().advanceRefund(window.cashRefundNo(order), RefundStatus.SUCCESS);
            assertThat(frame.locator("#result")).containsText("已退费");
            assertThat(frame.locator("#money")).containsText("已退回 ¥200.00");
            frame.locator("[data-print]").click();
            assertThat(frame.locator("html")).hasAttribute("data-printed", "yes");
            Phone.picture(page, "widget", "4-done", 1024);
            assertThat(complaints).as("what the browser complained of").isEmpty();
            assertThat(context.cookies()).isEmpty();

            page.navigate(his.framing(window.address(order)).elsewhere());
            assertThat(page.frames().get(1).url()).startsWith("chrome-error:");
            page.setViewportSize(390, 800);
            page.navigate(window.address(order));
            Phone.picture(page, "widget", "alone-390", 390);
            context.close();
        }
        counts.once("F01", "F02");
        new Money(gateway, order).agrees();
    }
}
