package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.console.ConsoleVisit.Page;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 恶意文字: what a patient is called, what far sides write and what staff type is text: never a part of a page, never a formula. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextTest {
    private static final String TAG = "<img src=x onerror=alert(1)>";
    private static final String NAME = "=1+1\"'>" + TAG;
    private static final String NUMBER = "=1+1<img src=x onerror=alert(1)>";
    private static final String ESCAPED = "&lt;img src=x onerror=alert(1)&gt;";

    private final LocalDate today = LocalDate.now(Clock.system(BusinessDay.ZONE));
    private Gateway gateway;
    private People people;

    @BeforeAll
    void a_day_whose_bill_names_a_formula_and_a_tag() {
        gateway = Gateway.start(Map.of(
                "medsettle.reconciliation.carry-days", "0",
                "medsettle.reconciliation.look-every", "200ms"));
        people = gateway.bean(People.class);
        gateway.world()
                .wechat()
                .billTricks()
                .invent(today, Instant.now(Clock.systemUTC()), NUMBER, "4200000000000000000000000009", 77_00);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private ConsoleVisit as(Role role) {
        return ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, role);
    }

    private static void harmless(String page) {
        assertThat(page).doesNotContain("<img src=x").doesNotContain("\"'><");
    }

    /** No cell begins as a formula does, quoted or not; a number is no formula. */
    private static void noFormula(String csv) {
        assertThat(Pattern.compile("(?m)(^\uFEFF?|,)\"?[=+@-](?![0-9.]+\"?(,|\\r?$))")
                        .matcher(csv)
                        .find())
                .as(csv)
                .isFalse();
    }

    @Test
    void a_number_on_a_channels_bill_is_text_on_every_page_and_in_every_file() {
        ConsoleVisit finance = as(Role.FINANCE);
        finance.post("/console/reconciliation", Map.of("day", today.toString()));
        Clinic.until(
                () -> finance.get("/console/reconciliation/" + today + "/progress"),
                p -> p.text().contains("已完成") && !p.text().contains("hx-get"),
                Duration.ofSeconds(120));
        Page list = finance.get("/console/findings?day=" + today);
        Matcher link = Pattern.compile("href=\"(/console/findings/" + today + "/[0-9a-f]{32})\"")
                .matcher(list.text());
        assertThat(link.find()).as(list.text()).isTrue();
        String finding = link.group(1);
        finance.post(finding, Map.of("step", "COMMENT", "reason", NAME));
        List<String> pages = List.of(
                "/console/findings?day=" + today,
                finding,
                "/console/findings/log",
                "/console/reconciliation/" + today + "/lines",
                "/console/reconciliation/differences?from=" + today + "&to=" + today);
        pages.forEach(path -> harmless(finance.get(path).text()));
        assertThat(finance.get(finding).text()).contains(ESCAPED);
        assertThat(finance.get(pages.get(3)).text()).contains(ESCAPED);

        String csv = finance.get("/console/findings/" + today + "/export.csv").text();
        assertThat(csv).contains("'" + NUMBER);
        noFormula(csv);
        Edge api = gateway.as("finance");
        String root = "/api/v1/reconciliation/" + today;
        noFormula(api.get(root + "/findings.csv").text());
        assertThat(api.get(root + "/findings.csv").text()).contains("'" + NUMBER);
        noFormula(api.get("/api/v1/credit/statistics.csv?from=" + today + "&to=" + today)
                .text());
    }

    @Test
    void what_staff_type_is_text_on_every_page_and_in_the_audit_file() {
        ConsoleVisit security = as(Role.SECURITY);
        String login = "evil-" + security.login();
        security.post("/console/organisations", Map.of("org", "H44999900666", "title", NAME));
        security.post(
                "/console/people",
                Map.of(
                        "login",
                        login,
                        "name",
                        NAME,
                        "password",
                        "Quiet-harbour-38",
                        "again",
                        "Quiet-harbour-38",
                        "role.CLERK",
                        "1",
                        "department.CLERK",
                        "=1+1" + TAG.substring(0, 20)));
        for (String path : List.of("/console/people", "/console/people/" + login, "/console/organisations")) {
            String page = security.get(path).text();
            harmless(page);
            assertThat(page).as(path).contains(ESCAPED);
        }
        ConsoleVisit named = ConsoleVisit.ofNobody(gateway.address());
        Page first = named.post("/console/sign-in", Map.of("login", login, "password", "Quiet-harbour-38"));
        harmless(first.text());
        ConsoleVisit auditor = as(Role.AUDIT);
        harmless(auditor.get("/console/audit").text());
        assertThat(auditor.get("/console/audit").text()).contains(ESCAPED);
        String csv = auditor.get("/console/audit/export").text();
        assertThat(csv).contains("\"'=1+1");
        noFormula(csv);
    }

    @Test
    void a_patient_whose_name_is_a_formula_and_a_tag_is_a_patient_like_any_other() {
        String number = idNumber("449999" + "19700101" + "801");
        Edge window = gateway.as("window");
        Said entered = window.post(
                "/api/v1/sessions", Map.of("terminal", "W01", "idCard", Map.of("name", NAME, "number", number)));
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        String session = Kiosk.session(entered);
        Said archived = window.post(
                "/api/v1/sessions/" + session + "/archive", Map.of("number", "A801", "mobile", "13900000000"));
        assertThat(archived.status()).as(archived.text()).isEqualTo(201);
        String patient = archived.text("patientId");
        Map<String, Object> wish =
                Kiosk.wish("counter-self-pay", gateway.world().his().addVisit(patient, 30_00, 1));
        wish.put("payWith", "WINDOW");
        wish.put("description", NAME);
        Kiosk clerk = Kiosk.window(gateway);
        Said priced = clerk.open(session, wish);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        String order = priced.text("orderId");
        window.post("/api/v1/orders/" + order + "/pay", "{}");
        clerk.until(order, "SETTLED");

        harmless(as(Role.FINANCE).get("/console/orders/" + order).text());
        harmless(as(Role.FINANCE)
                .post("/console/orders/search", Map.of("text", NAME))
                .text());
        WidgetVisit.Shown shown = new WidgetVisit(gateway).open(order);
        harmless(shown.text());
        assertThat(shown.text()).contains("=**");
        phone(number, order);
    }

    private void phone(String number, String order) {
        BareBrowser phone = new BareBrowser(gateway.address()).inWechat(gateway, "oFormula0000000000000000001");
        String form = "name=" + BareBrowser.encoded(NAME) + "&certNo=" + number;
        String ours = gateway.address().toString();
        assertThat(phone.post("/h5/patients", form, "Origin", ours).statusCode())
                .isEqualTo(303);
        for (String path : List.of("/h5", "/h5/patients", "/h5/orders", "/h5/orders/" + order)) {
            String page = phone.get(path).body();
            harmless(page);
        }
        assertThat(phone.get("/h5").body()).contains("=**");
    }

    @Test
    void a_drug_whose_name_is_a_formula_leaves_as_text_and_comes_back_as_it_was() {
        Edge clerk = gateway.as("clerk");
        String head = "code,name,spec,unit,level,selfPayShare,priceLimit,begins,ends,valid\n";
        String first = imported(clerk, head + "T666," + NUMBER + ",-,,,,,,,\n");
        String file =
                clerk.get("/api/v1/dictionaries/versions/" + first + "/file").text();
        assertThat(file).contains("T666,").contains("'" + NUMBER);
        noFormula(file.replace(",-,", ",,"));

        String second = imported(clerk, file);
        assertThat(clerk.get("/api/v1/dictionaries/versions/" + second + "/file")
                        .text())
                .isEqualTo(file);
    }

    private static String imported(Edge clerk, String text) {
        Map<String, String> headers = Map.of("Content-Type", "text/csv", "Idempotency-Key", Clinic.freshKey());
        Said said = clerk.send(
                "POST", "/api/v1/dictionaries/HERB/versions", text.getBytes(StandardCharsets.UTF_8), headers);
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        return said.text("versionId");
    }

    @Test
    void what_his_says_stands_in_the_way_is_text() {
        Ward ward = new Ward(gateway);
        int number = ward.nobodyLyingIn();
        var stay = ward.stay(number, 100_00, 1);
        gateway.world().his().tricks().block(stay.stayId(), "DRUGS_TO_RETURN", "有待退药品 " + TAG);
        String page = Pages.of(gateway, Clinic.person(number))
                .get("/h5/stays/" + stay.stayId())
                .text();
        harmless(page);
        assertThat(page).contains("有待退药品 " + ESCAPED);
    }

    /** With its check digit. */
    private static String idNumber(String body) {
        List<Integer> weights = List.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
        int sum = IntStream.range(0, 17)
                .map(i -> (body.charAt(i) - '0') * weights.get(i))
                .sum();
        return body + "10X98765432".charAt(sum % 11);
    }
}
