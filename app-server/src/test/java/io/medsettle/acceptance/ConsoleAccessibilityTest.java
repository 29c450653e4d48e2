package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.clients.Client;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.dictionary.ImportRuns;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

/** 控制台的无障碍: every page, with something on it, as somebody sees it who may; on a desk's screen and on a narrow one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledIf("browser")
class ConsoleAccessibilityTest {
    private static final int PERSON = 12;
    private static final Map<String, String> MERCHANT = Map.of(
            "environment", "TEST",
            "merId", "M-TEST",
            "orgCode", "H44010000001",
            "keyId", "k1",
            "signKey", "sign-key-0123456",
            "encKey", "enc-key-01234567",
            "baseUrl", "https://credit.example.invalid/hos",
            "why", "运营方邮件");

    private final LocalDate today = LocalDate.now(Clock.system(BusinessDay.ZONE));
    private final Axe axe = new Axe();
    private Playwright playwright;
    private Browser browser;
    private Gateway gateway;
    private Clinic clinic;
    private People people;
    private Said mixed;

    static boolean browser() {
        return Phone.there();
    }

    @BeforeAll
    void a_day_with_differences_and_an_order_that_calls_a_person() {
        gateway = Gateway.start(Map.of(
                "medsettle.reconciliation.carry-days", "0",
                "medsettle.reconciliation.look-every", "200ms",
                "medsettle.credit.white-list.salt", "hospital-salt",
                "medsettle.reconciliation.insurer-groups", "310/11/440100"));
        clinic = gateway.clinic();
        people = gateway.bean(People.class);
        mixed = clinic.settled(clinic.mixed(PERSON, 200_00), PERSON);
        Said dearer = clinic.settled(clinic.selfPay(8, 51_00), 8);
        stuck();
        var tricks = gateway.world().wechat().billTricks();
        tricks.dearer(Clinic.number(dearer, "cash"), 1);
        tricks.invent(today, Instant.now(Clock.systemUTC()), "STRANGER0009", "4200000000000000000000000009", 77_00);
        playwright = Phone.playwright();
        browser = Phone.launch(playwright);
    }

    /** The patient has been seen already: HIS sends the refund to the window. */
    private void stuck() {
        String openid = Clinic.person(14).openid();
        Map<String, Object> wish = Map.of(
                "entry", "registration-self-pay",
                "patientId", Clinic.person(14).patientId(),
                "slot", Slots.free(clinic),
                "description", "挂号",
                "payer", Map.of("channel", "WECHAT", "openid", openid));
        Said settled = clinic.settled(clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey()), 14);
        gateway.world().his().tricks().attend(Clinic.number(settled, "his"), true);
        clinic.refund(settled.text("orderId"));
        clinic.until(settled.text("orderId"), Clinic.SOON, "STUCK");
    }

    @AfterAll
    void stop() {
        browser.close();
        playwright.close();
        gateway.close();
    }

    private ConsoleVisit as(Role... roles) {
        return ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, roles);
    }

    /** What this person sees: a line for each page, the name of its template and the address. */
    private void walk(ConsoleVisit visit, String pages) {
        try (BrowserContext context = browser.newContext()) {
            context.setDefaultTimeout(60_000);
            if (!visit.login().isEmpty()) {
                visit.lend(context);
            }
            Page page = context.newPage();
            for (String line : pages.strip().split("\n")) {
                String[] parts = line.split(" *\\| *");
                page.setViewportSize(1280, 800);
                page.navigate(gateway.address() + parts[1]);
                axe.look(page, parts[0]);
                page.setViewportSize(390, 800);
                axe.look(page, parts[0] + " (narrow)");
            }
        }
    }

    private void found() {
        assertThat(axe.faults()).as("serious or critical, page: rule at node").isEmpty();
    }

    @Test
    @Order(1)
    void strangers_find_no_grave_fault_at_the_door() {
        ConsoleVisit nobody = ConsoleVisit.ofNobody(gateway.address());
        walk(nobody, "first-start | /console/first-start");
        ConsoleVisit.person(people, OutsideWorld.ORG, Role.CLERK);
        walk(nobody, "sign-in | /console/sign-in");
        found();
    }

    @Test
    @Order(2)
    void those_who_keep_people_and_their_own_password_find_none() {
        ConsoleVisit security = as(Role.SECURITY);
        String other = ConsoleVisit.person(people, OutsideWorld.ORG, Role.CLERK, Role.FINANCE);
        security.post("/console/organisations", Map.of("org", "H44999900009", "title", "东院区"));
        walk(security, """
            people | /console/people
            person | /console/people/%s
            organisations | /console/organisations
            password | /console/password
            second-factor | /console/second-factor
            problem | /console/audit
            """.formatted(other));
        security.post("/console/second-factor", Map.of("old", ConsoleVisit.PASSWORD));
        walk(security, "second-factor (its key) | /console/second-factor");
        walk(as(Role.AUDIT), """
            audit | /console/audit
            audit-check | /console/audit/check
            """);
        found();
    }

    @Test
    @Order(3)
    void those_who_keep_the_money_find_none() {
        ConsoleVisit finance = as(Role.FINANCE);
        finance.post("/console/reconciliation", Map.of("day", today.toString()));
        Clinic.until(
                () -> finance.get("/console/reconciliation/" + today + "/progress"),
                p -> p.text().contains("已完成") && !p.text().contains("hx-get"),
                Duration.ofSeconds(120));
        String finding = link(finance, "/console/findings?day=" + today + "&difference=D3", "/console/findings/");
        finance.post(finding, Map.of("step", "PROPOSE", "deed", "REFUND", "reason", "多收一分", "evidence", "账单第 3 行"));
        String order = mixed.text("orderId");
        String settlement = link(finance, "/console/insurance?number=" + order, "/console/insurance/" + order);
        walk(finance, """
            overview | /console
            reconciliation | /console/reconciliation
            reconciliation-day | /console/reconciliation/%1$s
            bill-lines | /console/reconciliation/%1$s/lines
            differences | /console/reconciliation/differences?from=%1$s&to=%1$s
            findings | /console/findings?day=%1$s
            finding (proposed) | %2$s
            finding-log | /console/findings/log
            orders | /console/orders
            order | /console/orders/%3$s
            insurance | /console/insurance?number=%3$s
            insurance-settlement | %4$s
            statistics | /console/statistics
            stuck | /console/stuck
            real-name | /console/real-name
            """.formatted(today, finding, order, settlement));
        walk(as(Role.SUPERVISOR), "finding (to approve) | " + finding);
        walk(as(Role.CLERK), "overview (a clerk) | /console");
        found();
    }

    /** Where the first link of a page leads that begins so. */
    private static String link(ConsoleVisit visit, String page, String begin) {
        String text = visit.get(page).text();
        Matcher link = Pattern.compile("href=\"(" + Pattern.quote(begin) + "[^\"?]+/[^\"?]+)\"")
                .matcher(text);
        assertThat(link.find()).as(text).isTrue();
        return link.group(1);
    }

    @Test
    @Order(4)
    void those_who_keep_dictionaries_switches_and_the_gateway_find_none() throws IOException {
        ConsoleVisit it = as(Role.IT);
        Client who = new Client("console/" + it.login(), OutsideWorld.ORG, Set.of());
        it.post("/console/onboarding", Map.of("version", "0", "why", "试运行", "class.GZ_CITY", "OFF"));
        it.post("/console/onboarding/merchants", MERCHANT);
        it.post("/console/onboarding/white-list", Map.of("certNo", "A1234567", "note", "志愿者"));
        String good = begun("code,name,priceLimit\nT1,甘草,1.5\nT2,黄芪,2\n", who);
        String version = link(it, "/console/dictionaries/imports/" + good, "/console/dictionaries/");
        it.post(version + "/activate", Map.of("from", today.toString(), "confirm", "yes"));
        String newer = link(
                it,
                "/console/dictionaries/imports/" + begun("code,name,priceLimit\nT1,甘草,1.6\n", who),
                "/console/dictionaries/");
        walk(it, """
            dictionaries | /console/dictionaries
            dictionary | /console/dictionaries/HERB
            dictionary-version | %s
            dictionary-rows | /console/dictionaries/HERB/rows?text=T
            dictionary-import (refused) | /console/dictionaries/imports/%s
            dictionary-import (done) | /console/dictionaries/imports/%s
            onboarding | /console/onboarding
            onboarding-changes | /console/onboarding/changes
            onboarding-change | /console/onboarding/changes/0
            onboarding-merchants | /console/onboarding/merchants
            onboarding-white-list | /console/onboarding/white-list
            """.formatted(newer, begun("code,name\n,无编码\n", who), good));
        walk(as(Role.SYSTEM), "monitoring | /console/monitoring");
        found();
    }

    /** An import that has come to its end. */
    private String begun(String csv, Client who) throws IOException {
        String key = UUID.randomUUID().toString().replace("-", "");
        ImportRuns runs = gateway.bean(ImportRuns.class);
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        runs.begin(
                new ImportRuns.Upload(key, "HERB", "样本", "", "UTF-8", "herb.csv"),
                new ByteArrayInputStream(bytes),
                who);
        Clinic.until(() -> runs.need(key), run -> !run.busy(), Duration.ofSeconds(30));
        return key;
    }

    @Test
    @Order(5)
    void no_page_is_forgotten() {
        assertThat(axe.unseen(
                        "console",
                        "layout",
                        "role-choices",
                        "reconciliation-progress",
                        "dictionary-import-progress",
                        "onboarding-tabs",
                        "monitoring-board"))
                .as("pages of the console that no walk above leads to")
                .isEmpty();
    }
}
