package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.api.Mask;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 恶意访问: pages elsewhere, planted cookies, guesses and addresses made up to do harm, at every page that there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileVisitorTest {
    private static final String EVIL = "\"'><img src=x onerror=alert(1)>";
    private static final String SESSION = "medsettle_h5";
    private static final List<String> NAMES = List.of(
            "text",
            "number",
            "who",
            "action",
            "object",
            "from",
            "to",
            "state",
            "source",
            "day",
            "difference",
            "after",
            "role",
            "department",
            "org",
            "care",
            "scene",
            "visitNo",
            "dept",
            "date",
            "ticket",
            "channel");
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private Gateway gateway;
    private People people;

    /** The framework's own guard of gateways on loopback is out of the way: what is tried here is ours. */
    @BeforeAll
    void start() {
        gateway = Gateway.start(Map.of("micronaut.server.cors.localhost-pass-through", "true"));
        people = gateway.bean(People.class);
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private ConsoleVisit as(Role role) {
        return ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, role);
    }

    /** Every address of pages that there is, with this in the place of whatever varies. */
    private Set<String> addresses(String under, boolean reading, String varying) {
        return gateway.bean(Router.class)
                .uriRoutes()
                .filter(route ->
                        reading ? route.getHttpMethod() == HttpMethod.GET : !READING.contains(route.getHttpMethod()))
                .map(route -> route.getUriMatchTemplate().toPathString())
                .filter(path -> path.startsWith(under))
                .map(path -> path.replaceAll("\\{[^}]*}", varying))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "null", ""})
    void a_form_that_a_page_elsewhere_sends_is_refused_at_every_address(String origin) {
        ConsoleVisit finance = as(Role.FINANCE);
        Map<String, String> headers = origin.isEmpty() ? Map.of() : Map.of("Origin", origin);
        Set<String> console = addresses("/console", false, "x1");
        for (String path : console) {
            ConsoleVisit.Page page = finance.post(path, Map.of(), headers);
            assertThat(page.status()).as(path).isEqualTo(403);
            assertThat(page.text()).as(path).contains("from-elsewhere");
        }
        BareBrowser patient = new BareBrowser(gateway.address())
                .inWechat(gateway, Clinic.person(20).openid());
        String[] said = origin.isEmpty() ? new String[0] : new String[] {"Origin", origin};
        Set<String> rest = addresses("/h5", false, "x1");
        rest.addAll(addresses("/widget", false, "x1"));
        for (String path : rest) {
            HttpResponse<String> page = patient.post(path, "", said);
            assertThat(page.statusCode()).as(path).isEqualTo(403);
            assertThat(page.body()).as(path).contains("请求来源不对");
        }
        assertThat(console).hasSizeGreaterThan(15);
        assertThat(rest).hasSizeGreaterThan(15);
        assertThat(finance.get("/console").path()).as("still signed in").isEqualTo("/console");
    }

    @Test
    void what_an_address_says_never_becomes_a_part_of_a_page_and_no_page_can_be_framed() {
        String evil = BareBrowser.encoded(EVIL);
        String query = NAMES.stream().map(n -> n + "=" + evil).collect(Collectors.joining("&"));
        int seen = 0;
        for (String cookie : List.of(
                as(Role.FINANCE).cookie(),
                as(Role.SECURITY).cookie(),
                as(Role.AUDIT).cookie(),
                "")) {
            BareBrowser visitor = new BareBrowser(gateway.address())
                    .inWechat(gateway, Clinic.person(20).openid());
            if (!cookie.isEmpty()) {
                visitor.plant("medsettle_console", cookie, "/console");
            }
            Set<String> all = addresses("/console", true, evil);
            all.addAll(addresses("/h5", true, evil));
            all.addAll(List.of("/widget/refund", "/widget/" + evil, "/console/none/" + evil, "/h5/none/" + evil));
            for (String path : all) {
                HttpResponse<String> page = visitor.getOnly(path + "?" + query);
                assertThat(page.body()).as(path).doesNotContain("<img src=x").doesNotContain("'><");
                assertThat(page.statusCode()).as(path + page.body()).isNotEqualTo(500);
                assertThat(header(page, "Content-Security-Policy"))
                        .as(path)
                        .contains("frame-ancestors 'none'", "default-src 'none'", "base-uri 'none'")
                        .doesNotContain("unsafe");
                assertThat(header(page, "X-Content-Type-Options")).as(path).isEqualTo("nosniff");
                assertThat(header(page, "Location"))
                        .as(path)
                        .doesNotContain("<")
                        .doesNotContain("\"");
                seen++;
            }
        }
        assertThat(seen).isGreaterThan(4 * 40);
    }

    private static String header(HttpResponse<String> page, String name) {
        return page.headers().firstValue(name).orElse("");
    }

    @Test
    void a_patients_session_begins_under_a_token_of_its_own() {
        String planted = "WECHAT." + "A".repeat(43);
        BareBrowser phone = new BareBrowser(gateway.address());
        phone.plant(SESSION, planted, "/h5");
        phone.inWechat(gateway, Clinic.person(20).openid());
        assertThat(phone.cookie(SESSION)).isNotEmpty().isNotEqualTo(planted);

        BareBrowser former = new BareBrowser(gateway.address());
        former.plant(SESSION, planted, "/h5");
        HttpResponse<String> door = former.getOnly("/h5/orders");
        assertThat(door.statusCode()).isEqualTo(303);
        assertThat(header(door, "Location")).startsWith("/h5/login");
    }

    @Test
    void a_login_is_finished_once_and_by_the_browser_that_began_it() {
        gateway.world().wechat().atThePhone(Clinic.person(20).openid());
        BareBrowser phone = new BareBrowser(gateway.address());
        String asked = header(phone.getOnly("/h5/login?to=/h5/orders"), "Location");
        String back = header(phone.getOnly(asked), "Location");
        assertThat(back).startsWith(gateway.address() + "/h5/login/wechat/back");

        BareBrowser victim = new BareBrowser(gateway.address());
        assertThat(victim.getOnly(back).statusCode())
                .as("handed to somebody else")
                .isEqualTo(410);
        assertThat(victim.cookie(SESSION)).isEmpty();
        HttpResponse<String> finished = phone.getOnly(back);
        assertThat(finished.statusCode()).isEqualTo(303);
        assertThat(header(finished, "Location")).isEqualTo("/h5/orders");
        assertThat(header(finished, "Set-Cookie"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(phone.getOnly(back).statusCode()).as("a second time").isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/h5",
                "//elsewhere.example/h5",
                "/h5//elsewhere.example",
                "/h5/\\elsewhere.example",
                "/\\elsewhere.example",
                "/h5@elsewhere.example",
                "/h5.elsewhere.example",
                "/h5/login?to=https://elsewhere.example",
                "/console",
                "javascript:alert(1)",
                "/h5/x\r\nSet-Cookie: a=b"
            })
    void nobody_is_sent_elsewhere_after_the_login(String to) {
        gateway.world().wechat().atThePhone(Clinic.person(20).openid());
        BareBrowser phone = new BareBrowser(gateway.address());
        String asked = header(phone.getOnly("/h5/login?to=" + BareBrowser.encoded(to)), "Location");
        HttpResponse<String> finished = phone.getOnly(header(phone.getOnly(asked), "Location"));
        assertThat(finished.statusCode()).isEqualTo(303);
        assertThat(URI.create(header(finished, "Location"))).isEqualTo(URI.create("/h5"));
        assertThat(phone.cookie("a")).isEmpty();
    }

    @Test
    void names_to_a_known_number_are_guessed_only_so_often() {
        BareBrowser guesser = new BareBrowser(gateway.address())
                .inWechat(
                        gateway, "oGuesser" + Clinic.freshKey().replace("-", "").substring(0, 20));
        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(i -> bind(guesser, "猜" + i).statusCode())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(422, 422, 422, 422, 422, 429, 429, 429, 429, 429, 429, 429);

        HttpResponse<String> right = bind(guesser, Clinic.person(20).name());
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.body()).contains("尝试次数过多", "15 分钟后");
        assertThat(guesser.get("/h5/patients").body()).contains("还没有绑定就诊人");
        assertThat(Pages.of(gateway, Clinic.person(20)).get("/h5").status())
                .as("nobody else is stopped")
                .isEqualTo(200);

        gateway.change("UPDATE token SET expires_at = 1 WHERE name LIKE 'bind-tries.%'");
        for (int i = 0; i < 7; i++) {
            assertThat(bind(guesser, Clinic.person(20).name()).statusCode())
                    .as("what is right is not counted")
                    .isEqualTo(303);
        }
    }

    @Test
    void an_archive_that_was_not_asked_for_is_shown_to_nobody() {
        Pages mine = Pages.of(gateway, Clinic.person(20));
        String before = mine.get("/h5/patients").text();
        assertThat(before).contains(Mask.number(Clinic.person(20).idNumber()));
        gateway.world().his().tricks().answersNeighbours(true);
        try {
            assertThat(mine.get("/h5/patients").text()).isEqualTo(before);
        } finally {
            gateway.world().his().tricks().answersNeighbours(false);
        }
    }

    private HttpResponse<String> bind(BareBrowser browser, String name) {
        String form = "name=" + BareBrowser.encoded(name) + "&certNo="
                + Clinic.person(20).idNumber();
        return browser.post("/h5/patients", form, "Origin", gateway.address().toString());
    }

    @Test
    void codes_of_the_second_factor_are_guessed_only_so_often() {
        ConsoleVisit visit = as(Role.AUDIT);
        ConsoleVisit.Page pending = visit.post("/console/second-factor", Map.of("old", ConsoleVisit.PASSWORD));
        Authenticator phone = Authenticator.of(pending.text());
        visit.post("/console/second-factor", Map.of("code", phone.code(-1)));
        for (int i = 0; i < 5; i++) {
            assertThat(withCode(visit.login(), "12345").cookie()).isEmpty();
        }
        assertThat(withCode(visit.login(), phone.code(0)).cookie())
                .as("even the right code comes too late")
                .isEmpty();
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE action_name = 'sign-in' AND object_name = ?"
                                + " AND outcome = 'locked'",
                        visit.login()))
                .isEqualTo(1);
    }

    private ConsoleVisit withCode(String login, String code) {
        ConsoleVisit visit = ConsoleVisit.ofNobody(gateway.address());
        visit.post("/console/sign-in", Map.of("login", login, "password", ConsoleVisit.PASSWORD, "code", code));
        return visit;
    }
}
