package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.console.ConsoleVisit.Page;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** 财务控制台: what finance sees in the morning, and what two people of it do about a difference, without leaving the pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleFinanceTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int PERSON = 12;
    private static final String STRANGER = "STRANGER0009";

    private final LocalDate today = LocalDate.now(Clock.system(SHANGHAI));
    private final SamplePerson person = Clinic.person(PERSON);
    private Gateway gateway;
    private Clinic clinic;
    private ConsoleVisit finance;
    private ConsoleVisit supervisor;
    private Said mixed;
    private Said dearer;

    @BeforeAll
    void a_day_with_two_differences() {
        gateway = Gateway.start(Map.of(
                "medsettle.reconciliation.carry-days", "0",
                "medsettle.reconciliation.look-every", "200ms",
                "medsettle.reconciliation.insurer-groups", "310/11/440100"));
        clinic = gateway.clinic();
        People people = gateway.bean(People.class);
        String org = gateway.bean(GatewaySettings.class).org();
        finance = ConsoleVisit.of(gateway.address(), people, org, Role.FINANCE);
        supervisor = ConsoleVisit.of(gateway.address(), people, org, Role.SUPERVISOR);
        mixed = clinic.settled(clinic.mixed(PERSON, 200_00), PERSON);
        dearer = clinic.settled(clinic.selfPay(8, 51_00), 8);
        var tricks = gateway.world().wechat().billTricks();
        tricks.dearer(Clinic.number(dearer, "cash"), 1);
        tricks.invent(today, Instant.now(Clock.systemUTC()), STRANGER, "4200000000000000000000000009", 77_00);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private static Page seen(Page page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page;
    }

    /** The page of the first finding of a class. */
    private String finding(String difference) {
        Page list = seen(finance.get("/console/findings?day=" + today + "&difference=" + difference));
        Matcher link = Pattern.compile("href=\"(/console/findings/" + today + "/[0-9a-f]{32})\"")
                .matcher(list.text());
        assertThat(link.find()).as(list.text()).isTrue();
        return link.group(1);
    }

    private static String hidden(Page page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.text());
        assertThat(field.find()).as(page.text()).isTrue();
        return field.group(1);
    }

    @Test
    @Order(1)
    void a_day_is_started_and_followed_to_its_end_on_the_page() {
        Page begun = seen(finance.post("/console/reconciliation", Map.of("day", today.toString())));
        assertThat(begun.path()).isEqualTo("/console/reconciliation/" + today);

        Clinic.until(
                () -> finance.get("/console/reconciliation/" + today + "/progress"),
                p -> p.text().contains("已完成") && !p.text().contains("hx-get"),
                Duration.ofSeconds(60));

        Page day = seen(finance.get("/console/reconciliation/" + today));
        assertThat(day.text()).contains("微信", "HIS 门诊", "医保", "已核对", "¥0.01", "¥77.00");
        assertThat(seen(finance.get("/console/reconciliation")).text()).contains(today.toString());
        assertThat(seen(finance.get("/console/findings/" + today + "/export.csv"))
                        .text())
                .contains("D1 仅对方有", STRANGER, "77.00");
        assertThat(seen(finance.get("/console/findings/" + today + "/export.xlsx"))
                        .text())
                .startsWith("PK");
        assertThat(seen(finance.get("/console/statistics")).text()).contains("微信", "¥158.01", "¥77.01");
        Page overview = seen(finance.get("/console"));
        assertThat(overview.text()).contains("D1 仅对方有", "D3 金额不符", "<svg");
    }

    @Test
    @Order(2)
    @Covers("C38")
    void bills_are_looked_through_line_by_line_and_by_number() {
        String lines = "/console/reconciliation/" + today + "/lines";
        assertThat(seen(finance.get(lines + "?source=YIBAO")).text()).contains("统筹基金", "一致");
        assertThat(seen(finance.get(lines + "?number=" + STRANGER)).text()).contains("¥77.00", "有差错");
        assertThat(seen(finance.get(lines + "?number=NOBODY")).text()).contains("没有符合条件的账单行");
    }

    @Test
    @Order(2)
    void a_difference_is_given_to_somebody_who_finds_it_among_their_own_until_it_is_taken_back() {
        String page = finding("D3");
        Page given =
                seen(finance.post(page, Map.of("step", "ASSIGN", "assignee", supervisor.login(), "reason", "请跟进")));

        assertThat(given.text()).contains("id=\"assignee\">" + supervisor.login() + "<", "指派给 " + supervisor.login());
        assertThat(seen(supervisor.get("/console/findings?mine=yes")).text()).contains(page);
        assertThat(seen(supervisor.get("/console/findings?mine=yes&day=" + today))
                        .text())
                .contains(page)
                .doesNotContain(finding("D1"));
        assertThat(seen(finance.get("/console/findings?mine=yes")).text()).contains("没有指派给您的未了差错");
        assertThat(gateway.as("finance")
                        .get("/api/v1/reconciliation/findings?assignee=console/" + supervisor.login())
                        .body()
                        .path("findings"))
                .hasSize(1);
        assertThat(seen(finance.get("/console/findings/log")).text()).contains("指派给 " + supervisor.login());
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE who = ? AND action_name = ? AND outcome = 'ok'",
                        "console/" + finance.login(),
                        "POST " + page))
                .isEqualTo(1);
        String clerk = ConsoleVisit.person(
                gateway.bean(People.class), gateway.bean(GatewaySettings.class).org(), Role.CLERK);
        Page unable = finance.post(page, Map.of("step", "ASSIGN", "assignee", clerk));
        assertThat(unable.status()).isEqualTo(422);
        assertThat(unable.text()).contains("没有财务权限");

        assertThat(seen(supervisor.post(page, Map.of("step", "UNASSIGN"))).text())
                .contains("不再指派给 " + supervisor.login());
        assertThat(seen(supervisor.get("/console/findings?mine=yes")).text()).doesNotContain(page);
    }

    @Test
    @Order(2)
    void a_refund_is_offered_only_where_one_would_mend_it_and_why_not_stands_there_in_words() {
        assertThat(seen(finance.get(finding("D1"))).text())
                .contains("不能在这里退费: 这条差错不属于本网关的结算单")
                .doesNotContain("value=\"REFUND\"");
        String page = finding("D3");
        assertThat(seen(finance.get(page)).text()).contains("value=\"REFUND\"").doesNotContain("不能在这里退费");
        String id = page.substring(page.lastIndexOf('/') + 1);
        gateway.change("UPDATE finding SET direction = 'OURS_MORE' WHERE finding_id = ?", id);

        Page ours = seen(finance.get(page));

        gateway.change("UPDATE finding SET direction = 'THEIRS_MORE' WHERE finding_id = ?", id);
        assertThat(ours.text()).contains("对方没有这样多的款可退").doesNotContain("value=\"REFUND\"");
    }

    @Test
    @Order(3)
    @Covers("C36")
    void a_refund_of_a_difference_takes_two_people_and_the_money_goes_back_once() {
        String page = finding("D3");
        Page proposed = seen(finance.post(
                page, Map.of("step", "PROPOSE", "deed", "REFUND", "reason", "多收一分", "evidence", "渠道账单第 3 行")));
        assertThat(proposed.text()).contains("待复核", "由您提出, 须另一人复核").doesNotContain("复核通过");
        String seq = hidden(seen(supervisor.get(page)), "proposalSeq");
        Map<String, String> approval = Map.of("step", "APPROVE", "proposalSeq", seq, "reason", "同意");

        Page alone = finance.post(page, approval);
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.text()).contains("须由另一人复核");
        assertThat(new Money(gateway, dearer.text("orderId")).charged()).isEqualTo(51_00);

        seen(supervisor.post(page, approval));
        assertThat(supervisor.post(page, approval).status()).as("twice").isIn(200, 409);

        clinic.until(dearer.text("orderId"), Clinic.SOON, "REFUNDED");
        Money money = new Money(gateway, dearer.text("orderId"));
        assertThat(money.held()).isEmpty();
        assertThat(money.charged()).isZero();
        money.agrees();
        Page log = seen(finance.get("/console/findings/log"));
        assertThat(log.text()).contains("提出处理 退费", "复核通过", "console/" + supervisor.login());
    }

    @Test
    @Order(4)
    void a_write_off_is_refused_without_evidence_and_ends_the_difference_when_two_people_say_so() {
        String page = finding("D1");
        Page refused =
                finance.post(page, Map.of("step", "PROPOSE", "deed", "WRITE_OFF", "reason", "另一商户的收款", "evidence", ""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("平账与退费须有依据");
        seen(finance.post(
                page,
                Map.of("step", "PROPOSE", "deed", "WRITE_OFF", "reason", "<b>另一商户</b>的收款", "evidence", "商户平台截图 17")));

        Page off = seen(supervisor.post(
                page,
                Map.of("step", "APPROVE", "proposalSeq", hidden(supervisor.get(page), "proposalSeq"), "reason", "同意")));

        assertThat(off.text())
                .contains("已平账", "&lt;b&gt;另一商户&lt;/b&gt;")
                .doesNotContain("<b>另一商户")
                .doesNotContain("提出平账");
    }

    @Test
    @Order(5)
    @Covers({"B30", "C36"})
    void an_order_is_found_by_name_document_number_and_day_and_no_address_tells_of_whom() {
        String order = mixed.text("orderId");
        for (String text : new String[] {
            person.name(), person.idNumber(), " " + person.idNumber().toLowerCase() + " "
        }) {
            Page found = seen(finance.post("/console/orders/search", Map.of("text", text)));
            assertThat(found.text()).as("looked for by a person").contains("/console/orders/" + order);
            assertThat(found.text()).doesNotContain(person.idNumber()).doesNotContain(person.name());
        }
        assertThat(seen(finance.post("/console/orders/search", Map.of("text", "无此人")))
                        .text())
                .contains("没有符合条件的结算单");
        for (String number :
                new String[] {order, Clinic.leg(mixed, "cash").path("farNumber").asText()}) {
            assertThat(seen(finance.get("/console/orders?number=" + number)).text())
                    .contains("/console/orders/" + order);
        }
        String yesterday = today.minusDays(1).toString();
        assertThat(seen(finance.get("/console/orders?from=" + yesterday + "&to=" + yesterday))
                        .text())
                .contains("没有符合条件的结算单");
        assertThat(seen(finance.get("/console/orders?number=" + order + "&from=" + yesterday + "&to=" + yesterday))
                        .text())
                .as("a number is looked for among the orders of all days")
                .contains("/console/orders/" + order);
        assertThat(seen(finance.get("/console/orders?state=SETTLED")).text())
                .contains(order)
                .doesNotContain(dearer.text("orderId"));

        Page whole = seen(finance.get("/console/orders/" + order));
        assertThat(whole.text()).contains("已结算", "统筹基金", Clinic.number(mixed, "cash"), "开单, 入口");
        assertThat(finance.get("/console/orders/2026010500000000").status()).isEqualTo(404);
    }

    @Test
    @Order(6)
    @Covers("C37")
    void a_settlement_is_found_by_every_number_of_the_insured_and_laid_beside_what_the_insurer_has() {
        Page found = seen(finance.post("/console/insurance/search", Map.of("text", person.psnNo())));
        Matcher link = Pattern.compile("href=\"(/console/insurance/" + mixed.text("orderId") + "/0/[a-z-]+)\"")
                .matcher(found.text());
        assertThat(link.find()).as(found.text()).isTrue();
        Matcher numbers = Pattern.compile("<td class=\"number\">([^<]+)</td>").matcher(found.text());
        while (numbers.find()) {
            assertThat(seen(finance.get("/console/insurance?number=" + numbers.group(1)))
                            .text())
                    .as(numbers.group(1))
                    .contains(mixed.text("orderId"));
        }
        Counts counts = new Counts(gateway);

        Page beside = seen(finance.get(link.group(1)));

        assertThat(beside.text()).contains("医保处有效", "医保 (5203)", "费用明细 (5204)").doesNotContain(person.psnNo());
        counts.atLeastOnce("5203", "5204");
    }

    @Test
    @Order(7)
    void what_a_role_may_not_do_is_absent_and_refused() {
        People people = gateway.bean(People.class);
        String org = gateway.bean(GatewaySettings.class).org();
        ConsoleVisit clerk = ConsoleVisit.of(gateway.address(), people, org, Role.CLERK);
        Page home = seen(clerk.get("/console"));
        assertThat(home.text()).contains("/console/orders").doesNotContain("/console/reconciliation");
        for (String path : new String[] {
            "/console/reconciliation",
            "/console/findings",
            "/console/findings/log",
            "/console/stuck",
            "/console/insurance"
        }) {
            assertThat(clerk.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(clerk.post("/console/reconciliation", Map.of("day", today.toString()))
                        .status())
                .isEqualTo(403);
    }

    static boolean browser() {
        return Phone.there();
    }

    @Test
    @Order(8)
    @EnabledIf("browser")
    void every_page_fits_its_screen_and_whatever_is_pressed_has_a_name() {
        Map<String, String> pages = new LinkedHashMap<>(Map.of(
                "overview",
                "/console",
                "reconciliation",
                "/console/reconciliation",
                "reconciliation-day",
                "/console/reconciliation/" + today,
                "bill-lines",
                "/console/reconciliation/" + today + "/lines",
                "differences",
                "/console/reconciliation/differences?from=" + today + "&to=" + today,
                "findings",
                "/console/findings?day=" + today,
                "finding",
                finding("D3"),
                "orders",
                "/console/orders",
                "order",
                "/console/orders/" + mixed.text("orderId"),
                "insurance",
                "/console/insurance"));
        pages.put("statistics", "/console/statistics");
        pages.put("stuck", "/console/stuck");
        pages.put("log", "/console/findings/log");
        try (Playwright playwright = Phone.playwright();
                Browser browser = Phone.launch(playwright)) {
            for (int width : new int[] {1280, 390}) {
                BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 800));
                finance.lend(context);
                com.microsoft.playwright.Page page = context.newPage();
                List<String> complaints = new CopyOnWriteArrayList<>();
                page.onConsoleMessage(m -> complaints.add(m.text()));
                pages.forEach((name, path) -> {
                    page.navigate(gateway.address() + path);
                    Phone.picture(page, "console", name + "-" + width, width);
                });
                assertThat(complaints).as("what the browser complained of").isEmpty();
            }
        }
    }
}
