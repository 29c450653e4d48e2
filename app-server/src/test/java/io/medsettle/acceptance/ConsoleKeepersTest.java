package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.medsettle.fixtures.Covers;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** 信息科与系统管理员的页面: dictionaries, credit pay's switches and what the gateway tells of itself; and nobody else's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleKeepersTest {
    private static final String HEAD = "code,name,priceLimit\n";
    private static final String OUTPATIENT = "op.OUTPATIENT.GZ_CITY";

    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
    private Gateway gateway;
    private ConsoleVisit it;

    @BeforeAll
    void start() {
        gateway = Gateway.start(Map.of(
                "medsettle.credit.white-list.salt", "hospital-salt", "medsettle.monitoring.look-every", "300ms"));
        it = as(Role.IT);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    static boolean browser() {
        return Phone.there();
    }

    private ConsoleVisit as(Role role) {
        return ConsoleVisit.of(gateway.address(), gateway.bean(People.class), OutsideWorld.ORG, role);
    }

    private static String seen(ConsoleVisit.Page page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.text();
    }

    private void atTheDesk(ConsoleVisit who, Consumer<Page> walk) {
        List<String> complaints = new ArrayList<>();
        try (Playwright playwright = Phone.playwright();
                Browser browser = Phone.launch(playwright);
                BrowserContext context =
                        browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800))) {
            context.onConsoleMessage(message -> {
                if (message.type().matches("error|warning")) {
                    complaints.add(message.text());
                }
            });
            who.lend(context);
            walk.accept(context.newPage());
        }
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    /** Chooses a file and sends it off without a mouse. */
    private void upload(Page page, String title, String csv) {
        page.navigate(gateway.address() + "/console/dictionaries/HERB");
        page.getByLabel("版本说明").fill(title);
        page.getByLabel("文件 (不超过 64 MB)")
                .setInputFiles(new FilePayload("herb.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
        press(page, "上传并检查");
        page.waitForURL("**/console/dictionaries/imports/**");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .press("Enter");
    }

    /** To the version that an import became; the page says by itself that it has ended. */
    private static void follow(Page page) {
        Locator link = page.getByText("查看与启用中版本的差别");
        assertThat(link).isVisible();
        link.press("Enter");
        page.waitForURL("**/console/dictionaries/versions/**");
    }

    private static void activate(Page page) {
        page.getByLabel("已核对行数与差别").check();
        press(page, "启用这个版本");
        assertThat(page.locator("#state")).containsText("启用中");
    }

    @Test
    @Order(1)
    @EnabledIf("browser")
    @Covers("A04")
    void a_dictionary_is_uploaded_compared_and_put_in_force_with_the_keyboard_alone() {
        atTheDesk(it, page -> {
            upload(page, "元月版", HEAD + "T1,甘草,1.5\nT2,黄芪,2\n");
            follow(page);
            assertThat(page.locator("main")).containsText("没有别的版本可比");
            activate(page);

            upload(page, "二月版", HEAD + "T1,甘草,1.6\nT3,当归,\n");
            follow(page);
            assertThat(page.locator("#diff")).hasText(Pattern.compile("新增 1 行\\s*改变 1 行\\s*删除 1 行"));
            assertThat(page.locator("#rows")).containsText(Pattern.compile("限价\\s*1\\.50*\\s*→\\s*1\\.60*"));
            Phone.picture(page, "console", "dictionary-version", 1280);
            page.getByText("删除 1 行").press("Enter");
            assertThat(page.locator("#rows")).containsText("黄芪");
            press(page, "启用这个版本");
            assertThat(page.locator("#state")).hasText("未启用");
            activate(page);

            upload(page, "坏的", HEAD + "T4,好的,\n,没有编码,\nT5,限价不是数,贵\n");
            assertThat(page.locator("#defects li")).hasCount(2);
            assertThat(page.locator("#defects")).containsText("第 3 行");
            assertThat(page.locator("#defects")).containsText("第 4 行");
            Phone.picture(page, "console", "dictionary-import", 1280);
            page.navigate(gateway.address() + "/console/dictionaries/HERB");
            assertThat(page.locator("#versions tbody tr")).hasCount(2);
            Phone.picture(page, "console", "dictionary", 1280);
            page.navigate(gateway.address() + "/console/dictionaries");
            assertThat(page.locator("#books")).containsText("二月版");
            Phone.picture(page, "console", "dictionaries", 1280);
            page.navigate(gateway.address() + "/console/dictionaries/HERB/rows?text=T");
            assertThat(page.locator("#rows tbody tr")).hasCount(2);
            Phone.picture(page, "console", "dictionary-rows", 1280);
        });
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE who = ? AND outcome = 'ok' AND action_name LIKE"
                                + " 'POST /console/dictionaries/versions/%/activate'",
                        "console/" + it.login()))
                .isEqualTo(2);
    }

    @Test
    @Order(2)
    void a_dictionary_is_exported_as_it_was_and_not_put_in_force_unless_somebody_says_that_they_looked() {
        String list = seen(it.get("/console/dictionaries/HERB"));
        var link = Pattern.compile("/console/dictionaries/versions/(\\w+)\" *>").matcher(list);
        assertThat(link.find()).as(list).isTrue();
        String version = "/console/dictionaries/versions/" + link.group(1);
        assertThat(seen(it.get(version + "/export.csv"))).contains("T1,").contains("甘草");
        long before = gateway.count("SELECT COUNT(*) FROM dictionary_activation");

        ConsoleVisit.Page refused = it.post(version + "/activate", Map.of("from", today.toString()));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("勾选确认");
        assertThat(gateway.count("SELECT COUNT(*) FROM dictionary_activation")).isEqualTo(before);
    }

    @Test
    @Order(3)
    @Covers("A31")
    void credit_pay_is_switched_upon_what_was_seen_and_taken_back_and_each_change_is_kept() {
        String page = seen(it.get("/console/onboarding"));
        assertThat(page).contains("还没有人改动过", "广州医保 门诊");
        Map<String, String> off = Map.of("version", "0", "why", "<b>投诉</b>", OUTPATIENT, "OFF", "hospital", "ON");
        assertThat(seen(it.post("/console/onboarding", off))).contains("现行第 1 版", "&lt;b&gt;投诉");

        ConsoleVisit.Page late = it.post("/console/onboarding", Map.of("version", "0", "why", "晚", "family", "OFF"));
        assertThat(late.status()).as("somebody else was first").isEqualTo(409);
        assertThat(it.post("/console/onboarding", Map.of("version", "1", "why", "同", OUTPATIENT, "OFF"))
                        .text())
                .contains("与现行开关一样");

        assertThat(seen(it.get("/console/onboarding/changes"))).contains("广州医保 门诊: 按配置文件 → 关闭");
        assertThat(seen(it.get("/console/onboarding/changes/0"))).contains("广州医保 门诊: 关闭 → 按配置文件");
        Map<String, String> unseen = Map.of("version", "0", "why", "已查明");
        assertThat(it.post("/console/onboarding/changes/0/rollback", unseen).status())
                .as("taken back upon what holds no longer")
                .isEqualTo(409);
        Map<String, String> back = Map.of("version", "1", "why", "已查明");
        assertThat(seen(it.post("/console/onboarding/changes/0/rollback", back)))
                .contains("现行第 2 版");
        Map<String, String> unexplained = Map.of("version", "2", "why", "");
        assertThat(it.post("/console/onboarding/changes/1/rollback", unexplained)
                        .status())
                .isEqualTo(400);
        assertThat(gateway.as("admin")
                        .get("/api/v1/credit/onboarding")
                        .body()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE who = ? AND action_name LIKE"
                                + " 'POST /console/onboarding%'",
                        "console/" + it.login()))
                .isEqualTo(6);
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE who = ? AND action_name = 'credit-switches'",
                        "console/" + it.login()))
                .as("the switches' own lines, in the transaction that moved them")
                .isEqualTo(2);
    }

    @Test
    @Order(7)
    void an_earlier_version_is_told_as_it_was_and_not_as_the_switches_stand_now() {
        String before = version();
        Map<String, String> closed =
                Map.of("version", before, "why", "停用", "hospital", "OFF", "family", "OFF", "class.SELF", "OFF");
        seen(it.post("/console/onboarding", closed));
        String now = version();
        String history = seen(it.get("/console/onboarding/changes"));
        assertThat(history).contains("医院总开关", "亲情付").doesNotContain("内容相同");
        assertThat(seen(it.get("/console/onboarding/changes/" + before))).contains("医院总开关", "亲情付");
        assertThat(gateway.as("admin")
                        .get("/api/v1/credit/onboarding/changes/" + before)
                        .body()
                        .path("hospital")
                        .asBoolean())
                .isTrue();
        seen(it.post("/console/onboarding/changes/" + before + "/rollback", Map.of("version", now, "why", "恢复")));
    }

    private String version() {
        return gateway.as("admin").get("/api/v1/credit/onboarding").text("version");
    }

    @Test
    @Order(4)
    @Covers("A31")
    void parameters_of_both_environments_stand_side_by_side_and_no_key_is_ever_shown() {
        merchant("TEST", "M-TEST");
        String page = merchant("PRODUCTION", "M-REAL");
        assertThat(page)
                .contains("TEST-1", "PRODUCTION-1", "M-TEST", "M-REAL", "不显示")
                .doesNotContain("sign-key", "enc-key");

        assertThat(seen(it.post("/console/onboarding", Map.of("version", "2", "why", "试运行", OUTPATIENT, "TEST-1"))))
                .contains("现行第 3 版");

        assertThat(seen(it.get("/console/onboarding/merchants"))).contains("广州医保 门诊在用");
        assertThat(seen(it.get("/console/onboarding/changes"))).contains("按配置文件 → TEST-1");
    }

    private String merchant(String environment, String merId) {
        return seen(it.post(
                "/console/onboarding/merchants",
                Map.of(
                        "environment", environment,
                        "merId", merId,
                        "orgCode", "H44010000001",
                        "keyId", "k1",
                        "signKey", "sign-key-0123456",
                        "encKey", "enc-key-01234567",
                        "baseUrl", "https://credit.example.invalid/hos",
                        "why", "运营方邮件")));
    }

    @Test
    @Order(5)
    @Covers("A31")
    void the_white_list_is_kept_page_by_page_without_a_number_of_anybody() {
        String list = "/console/onboarding/white-list";
        String certNo = Clinic.person(7).idNumber();
        String first = seen(it.post(list, Map.of("certNo", certNo, "note", "志愿者", "until", "")));
        assertThat(first).contains("志愿者", "有效", today.plusDays(14).toString()).doesNotContain(certNo);
        for (int i = 0; i < 20; i++) {
            seen(it.post(list, Map.of("certNo", "E000000" + (10 + i), "until", today.toString())));
        }
        assertThat(seen(it.get(list))).contains("page=1");
        String second = seen(it.get(list + "?page=1"));
        assertThat(second).contains("志愿者").doesNotContain("page=2");
        var end = Pattern.compile("action=\"(" + list + "/[0-9a-f]{64}/end)\"").matcher(second);
        assertThat(end.find()).isTrue();

        assertThat(seen(it.post(end.group(1), Map.of()))).doesNotContain("page=1");

        assertThat(seen(it.get(list + "?all=yes&page=1"))).contains("志愿者", "已取下", it.login());
        assertThat(it.post(
                                list,
                                Map.of(
                                        "certNo",
                                        certNo,
                                        "until",
                                        today.minusDays(1).toString()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    @Order(6)
    void what_waits_and_what_is_wrong_stands_on_the_board_and_the_node_is_its_keepers_alone() {
        ConsoleVisit system = as(Role.SYSTEM);
        Clinic clinic = gateway.clinic();
        String order = clinic.settled(clinic.selfPay(8, 51_00), 8).text("orderId");
        assertThat(seen(system.get("/console"))).contains("/console/monitoring").doesNotContain("/console/orders");
        String calm = seen(system.get("/console/monitoring"));
        assertThat(calm).contains("微信", "没有熔断", "高水位", "连接池").doesNotContain("张结算单需人工处理");

        gateway.change("UPDATE order_view SET order_state = 'STUCK' WHERE order_id = ?", order);
        Clinic.until(
                () -> system.byItself("/console/monitoring/board"),
                p -> p.text().contains("1 张结算单需人工处理"),
                Duration.ofSeconds(30));

        String finance = seen(as(Role.FINANCE).get("/console/monitoring"));
        assertThat(finance).contains("href=\"/console/stuck\"").doesNotContain("高水位");
        assertThat(seen(it.get("/console/monitoring")))
                .doesNotContain("href=\"/console/stuck\"")
                .doesNotContain("高水位");
        assertThat(calm).doesNotContain(order);
    }

    @Test
    @Order(7)
    void what_a_role_may_not_do_is_absent_and_refused() {
        for (Role role : List.of(Role.FINANCE, Role.CLERK, Role.AUDIT, Role.SECURITY, Role.SYSTEM)) {
            ConsoleVisit visit = as(role);
            assertThat(seen(visit.get("/console")))
                    .as(role.words())
                    .doesNotContain("/console/dictionaries", "/console/onboarding");
            for (String page : List.of(
                    "/console/dictionaries",
                    "/console/dictionaries/HERB",
                    "/console/onboarding",
                    "/console/onboarding/changes",
                    "/console/onboarding/merchants",
                    "/console/onboarding/white-list")) {
                assertThat(visit.get(page).status()).as(role + " " + page).isEqualTo(403);
            }
            assertThat(visit.post("/console/onboarding", Map.of("version", "3", "why", "不该", "hospital", "OFF"))
                            .status())
                    .isEqualTo(403);
            assertThat(visit.post("/console/onboarding/changes/0/rollback", Map.of("version", "3", "why", "不该"))
                            .status())
                    .isEqualTo(403);
        }
        for (Role role : List.of(Role.CLERK, Role.AUDIT, Role.SECURITY)) {
            ConsoleVisit visit = as(role);
            assertThat(seen(visit.get("/console"))).doesNotContain("/console/monitoring");
            assertThat(visit.get("/console/monitoring").status()).isEqualTo(403);
            assertThat(visit.byItself("/console/monitoring/board").status()).isEqualTo(403);
        }
        assertThat(gateway.as("admin")
                        .get("/api/v1/credit/onboarding")
                        .body()
                        .path("hospital")
                        .asBoolean())
                .isTrue();
    }

    @Test
    @Order(8)
    @EnabledIf("browser")
    void pages_fit_both_screens_and_the_board_is_looked_at_again_by_itself() {
        for (int width : new int[] {1280, 390}) {
            atTheDesk(it, page -> {
                page.setViewportSize(width, 800);
                for (String name : List.of("onboarding", "changes", "changes/0", "merchants", "white-list")) {
                    String path = "/console/onboarding" + (name.equals("onboarding") ? "" : "/" + name);
                    page.navigate(gateway.address() + path);
                    Phone.picture(page, "console", "onboarding-" + name.replace('/', '-') + "-" + width, width);
                }
                page.navigate(gateway.address() + "/console/dictionaries/HERB");
                Phone.picture(page, "console", "dictionary-" + width, width);
            });
        }
        atTheDesk(as(Role.SYSTEM), page -> {
            page.navigate(gateway.address() + "/console/monitoring");
            Phone.picture(page, "console", "monitoring", 1280);
            String then = page.locator("#looked").textContent();
            assertThat(page.locator("#looked")).not().hasText(then);
            assertThat(page.locator("#alarms")).containsText("需人工处理");
            page.setViewportSize(390, 800);
            Phone.picture(page, "console", "monitoring-390", 390);
        });
    }
}
