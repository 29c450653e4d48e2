package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.ports.value.Secret;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.console.ConsoleVisit.Page;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 登录: who is let in to the console, who is not, and what either is told. */
@ExtendWith(SharedGateway.class)
class ConsoleSignInTest {
    private static final String SIGN_IN = "/console/sign-in";
    private static final String OWN = "Quiet-harbour-38";

    private final Gateway gateway;
    private final People people;

    ConsoleSignInTest(Gateway gateway) {
        this.gateway = gateway;
        this.people = gateway.bean(People.class);
    }

    private ConsoleVisit as(Role... roles) {
        return ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, roles);
    }

    private ConsoleVisit nobody() {
        return ConsoleVisit.ofNobody(gateway.address());
    }

    private String person(Role... roles) {
        return ConsoleVisit.person(people, OutsideWorld.ORG, roles);
    }

    private static Map<String, String> typed(String login, String password) {
        return Map.of("login", login, "password", password);
    }

    private long noted(String login, String outcome) {
        return gateway.count(
                "SELECT COUNT(*) FROM audit_entry WHERE action_name = 'sign-in' AND object_name = ? AND outcome = ?",
                login,
                outcome);
    }

    @Test
    void a_stranger_is_sent_to_sign_in_and_comes_back_to_the_page_that_was_wanted() {
        String login = person(Role.SECURITY);
        ConsoleVisit visit = nobody();
        Page door = visit.get("/console/people?text=x");
        assertThat(door.path()).isEqualTo(SIGN_IN);
        assertThat(door.text()).contains("value=\"/console/people?text=x\"").doesNotContain("console-nav");

        Page page = visit.post(
                SIGN_IN, Map.of("login", login, "password", ConsoleVisit.PASSWORD, "to", "/console/people?text=x"));
        assertThat(page.path()).isEqualTo("/console/people");
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(noted(login, "ok")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/console",
                "//elsewhere.example/",
                "/console//elsewhere.example",
                "/console/\\elsewhere.example",
                "/console@elsewhere.example",
                "/h5",
                "/console/orders?number={",
                "/console/%",
                "/console/x\r\nSet-Cookie: a=b"
            })
    void nobody_is_sent_elsewhere_after_signing_in(String to) {
        Page page = nobody().post(
                        SIGN_IN, Map.of("login", person(Role.AUDIT), "password", ConsoleVisit.PASSWORD, "to", to));
        assertThat(page.path()).isEqualTo("/console/audit");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_form_that_does_not_say_where_it_comes_from_is_refused_and_changes_nothing() {
        ConsoleVisit security = as(Role.SECURITY);
        Map<String, String> form =
                Map.of("login", "planted-by-x", "name", "甲", "password", OWN, "again", OWN, "role.FINANCE", "1");
        Page page = security.post("/console/people", form, Map.of());
        assertThat(page.status()).as(page.text()).isEqualTo(403);
        assertThat(page.text()).contains("data-code=\"from-elsewhere\"");
        assertThat(page.headers().firstValue("Content-Security-Policy")).contains(ConsoleVisit.POLICY);
        ConsoleVisit stranger = nobody();
        Page signIn = stranger.post(SIGN_IN, typed(security.login(), ConsoleVisit.PASSWORD), Map.of());
        assertThat(signIn.status()).isEqualTo(403);
        assertThat(stranger.cookie()).isEmpty();
        security.post("/console/sign-out", Map.of(), Map.of());
        assertThat(people.find("planted-by-x")).isEmpty();
        assertThat(security.get("/console/people").path()).isEqualTo("/console/people");
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE action_name = 'POST /console/people' AND outcome = ?",
                        "from-elsewhere"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void who_is_refused_learns_nothing_about_the_login() {
        String known = person(Role.FINANCE);
        String disabled = person(Role.FINANCE);
        ConsoleVisit security = as(Role.SECURITY);
        security.post("/console/people/" + disabled + "/disable", Map.of());
        String locked = person(Role.FINANCE);
        IntStream.range(0, 5).forEach(i -> nobody().post(SIGN_IN, typed(locked, "wrong-" + i)));

        Page unknown = nobody().post(SIGN_IN, typed("nobody-at-all", ConsoleVisit.PASSWORD));
        assertThat(unknown.status()).isEqualTo(401);
        for (Page other : List.of(
                nobody().post(SIGN_IN, typed(known, "wrong")),
                nobody().post(SIGN_IN, typed(disabled, ConsoleVisit.PASSWORD)),
                nobody().post(SIGN_IN, typed(locked, ConsoleVisit.PASSWORD)),
                nobody().post(SIGN_IN, typed("no login at all'--", ConsoleVisit.PASSWORD)))) {
            assertThat(other.status()).isEqualTo(401);
            assertThat(other.text()).isEqualTo(unknown.text());
            assertThat(other.headers().map().keySet())
                    .isEqualTo(unknown.headers().map().keySet());
        }
        assertThat(noted(disabled, "refused")).isEqualTo(1);
        assertThat(gateway.count("SELECT COUNT(*) FROM audit_entry WHERE object_name = ?", "nobody-at-all"))
                .as("what was typed for a login may have been a password")
                .isZero();
    }

    @Test
    void five_wrong_passwords_lock_the_login_even_for_the_right_one() {
        String login = person(Role.FINANCE);
        IntStream.range(0, 4).forEach(i -> nobody().post(SIGN_IN, typed(login, "wrong-" + i)));
        assertThat(nobody().signedIn(login).cookie()).isNotEmpty();

        IntStream.range(0, 5).forEach(i -> nobody().post(SIGN_IN, typed(login, "wrong-" + i)));
        ConsoleVisit late = nobody();
        assertThat(late.post(SIGN_IN, typed(login, ConsoleVisit.PASSWORD)).status())
                .isEqualTo(401);
        assertThat(late.cookie()).isEmpty();
        assertThat(noted(login, "locked")).isEqualTo(1);
        assertThat(as(Role.FINANCE).cookie()).isNotEmpty();
    }

    @Test
    void guesses_sent_all_at_once_are_not_more_than_guesses_one_after_another() {
        String login = person(Role.FINANCE);
        IntStream.range(0, 12).parallel().forEach(i -> nobody().post(SIGN_IN, typed(login, "wrong-" + i)));
        assertThat(noted(login, "refused")).isEqualTo(5);
        assertThat(noted(login, "locked")).isEqualTo(7);
    }

    @Test
    void a_sitting_begins_under_a_token_that_nobody_has_seen_before() {
        ConsoleVisit visit = nobody();
        visit.plant("a-token-of-somebody-else");
        visit.signedIn(person(Role.AUDIT));
        String first = visit.cookie();
        assertThat(first).hasSize(43).isNotEqualTo("a-token-of-somebody-else");

        visit.signedIn(visit.login());
        assertThat(visit.cookie()).isNotEqualTo(first);
        ConsoleVisit former = nobody();
        former.plant(first);
        assertThat(former.get("/console/audit").path()).isEqualTo(SIGN_IN);
        assertThat(visit.get("/console/audit").path()).isEqualTo("/console/audit");
        assertThat(gateway.count("SELECT COUNT(*) FROM sitting WHERE token_digest = ?", visit.cookie()))
                .as("tokens are kept as digests only")
                .isZero();
    }

    @Test
    void the_cookie_can_be_read_by_no_script_and_sent_by_no_page_elsewhere() {
        Page page = nobody().postOnly(SIGN_IN, typed(person(Role.AUDIT), ConsoleVisit.PASSWORD));
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.headers().firstValue("Set-Cookie").orElseThrow())
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/console");
    }

    @Test
    void pages_carry_a_strict_policy_and_nothing_inline() {
        Page page = as(Role.SECURITY).get("/console/people");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.text()).doesNotContain("<style", " style=", "onclick", "<script>", "javascript:");
        for (String still : List.of("assets/console.css", "bootstrap/bootstrap.min.css", "htmx/htmx.min.js")) {
            assertThat(nobody().get("/console/" + still).status()).as(still).isEqualTo(200);
        }
    }

    @Test
    void whoever_signs_out_is_out_in_every_copy_of_the_browser() {
        ConsoleVisit visit = as(Role.AUDIT);
        ConsoleVisit copy = nobody();
        copy.plant(visit.cookie());
        assertThat(copy.get("/console/audit").path()).isEqualTo("/console/audit");

        assertThat(visit.post("/console/sign-out", Map.of()).path()).isEqualTo(SIGN_IN);
        assertThat(copy.get("/console/audit").path()).isEqualTo(SIGN_IN);
        assertThat(visit.cookie()).isEmpty();
    }

    @Test
    @Covers({"A43", "C24"})
    void a_disabled_person_is_out_at_once_and_cannot_come_back() {
        ConsoleVisit security = as(Role.SECURITY);
        ConsoleVisit auditor = as(Role.AUDIT);
        assertThat(auditor.get("/console/audit").path()).isEqualTo("/console/audit");

        Page page = security.post("/console/people/" + auditor.login() + "/disable", Map.of());
        assertThat(page.text()).contains("停用");
        assertThat(auditor.get("/console/audit").path()).isEqualTo(SIGN_IN);
        assertThat(nobody().post(SIGN_IN, typed(auditor.login(), ConsoleVisit.PASSWORD))
                        .status())
                .isEqualTo(401);

        security.post("/console/people/" + auditor.login() + "/enable", Map.of());
        assertThat(auditor.get("/console/audit").path())
                .as("what was ended stays ended")
                .isEqualTo(SIGN_IN);
        assertThat(nobody().signedIn(auditor.login()).cookie()).isNotEmpty();
    }

    @Test
    void whose_roles_or_password_are_changed_by_somebody_is_out_at_once() {
        ConsoleVisit security = as(Role.SECURITY);
        ConsoleVisit one = as(Role.AUDIT);
        security.post("/console/people/" + one.login() + "/roles", Map.of("role.AUDIT", "1"));
        assertThat(one.get("/console/audit").path()).isEqualTo(SIGN_IN);

        ConsoleVisit other = as(Role.AUDIT);
        security.post("/console/people/" + other.login() + "/password", Map.of("password", OWN, "again", OWN));
        assertThat(other.get("/console/audit").path()).isEqualTo(SIGN_IN);
        assertThat(nobody().post(SIGN_IN, typed(other.login(), ConsoleVisit.PASSWORD))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_password_given_by_somebody_else_is_changed_before_anything_else_is_done() {
        String login = "given-" + Clinic.freshKey().substring(0, 8).toLowerCase(java.util.Locale.ROOT);
        as(Role.SECURITY)
                .post(
                        "/console/people",
                        Map.of("login", login, "name", "新人", "password", OWN, "again", OWN, "role.SECURITY", "1"));
        ConsoleVisit visit = nobody();
        assertThat(visit.post(SIGN_IN, typed(login, OWN)).path()).isEqualTo("/console/password");
        assertThat(visit.get("/console/people").path()).isEqualTo("/console/password");
        visit.post("/console/people/" + person(Role.IT) + "/disable", Map.of());
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE who = ? AND action_name = 'disable'",
                        "console/" + login))
                .isZero();
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE who = ? AND outcome = 'ok' AND action_name LIKE 'POST%'",
                        "console/" + login))
                .as("deeds that were never done are not noted as done")
                .isZero();

        String before = visit.cookie();
        Map<String, String> weak = Map.of("old", OWN, "password", "short-1A", "again", "short-1A");
        assertThat(visit.post("/console/password", weak).text()).contains("password-too-weak");
        Map<String, String> same = Map.of("old", OWN, "password", OWN, "again", OWN);
        assertThat(visit.post("/console/password", same).text()).contains("password-unchanged");
        Map<String, String> wrong =
                Map.of("old", "not it", "password", ConsoleVisit.PASSWORD, "again", ConsoleVisit.PASSWORD);
        assertThat(visit.post("/console/password", wrong).text()).contains("wrong-password");
        Map<String, String> good =
                Map.of("old", OWN, "password", ConsoleVisit.PASSWORD, "again", ConsoleVisit.PASSWORD);
        assertThat(visit.post("/console/password", good).path()).isEqualTo("/console/people");
        assertThat(visit.cookie()).isNotEqualTo(before);
        assertThat(nobody().signedIn(login).get("/console/people").status()).isEqualTo(200);
    }

    @Test
    void a_code_of_the_second_factor_lets_in_once() {
        ConsoleVisit visit = as(Role.AUDIT);
        visit.post("/console/second-factor", Map.of("old", "not it"));
        assertThat(visit.get("/console/second-factor").text()).doesNotContain("id=\"secret\"");
        Page pending = visit.post("/console/second-factor", Map.of("old", ConsoleVisit.PASSWORD));
        Authenticator phone = Authenticator.of(pending.text());
        assertThat(nobody().signedIn(visit.login()).cookie())
                .as("not asked for before it was confirmed")
                .isNotEmpty();
        assertThat(visit.post("/console/second-factor", Map.of("code", "000000"))
                        .status())
                .isEqualTo(422);
        String before = visit.cookie();
        Page on = visit.post("/console/second-factor", Map.of("code", phone.code(0)));
        assertThat(on.text()).contains("动态码已启用").doesNotContain("id=\"secret\"");
        assertThat(visit.cookie()).isNotEqualTo(before);
        visit.post("/console/sign-out", Map.of());

        assertThat(withCode(visit.login(), "").cookie()).isEmpty();
        assertThat(withCode(visit.login(), phone.code(0)).cookie())
                .as("the code that switched it on")
                .isEmpty();
        assertThat(withCode(visit.login(), phone.code(1)).cookie()).isNotEmpty();
        assertThat(withCode(visit.login(), phone.code(1)).cookie())
                .as("a second time")
                .isEmpty();

        as(Role.SECURITY).post("/console/people/" + visit.login() + "/second-factor", Map.of());
        assertThat(nobody().signedIn(visit.login()).cookie()).isNotEmpty();
    }

    private ConsoleVisit withCode(String login, String code) {
        ConsoleVisit visit = nobody();
        visit.post(SIGN_IN, Map.of("login", login, "password", ConsoleVisit.PASSWORD, "code", code));
        return visit;
    }

    @Test
    void a_password_made_with_older_parameters_is_made_anew_at_the_next_sign_in() {
        String login = person(Role.AUDIT);
        String weaker = com.password4j.Argon2Function.getInstance(1024, 1, 1, 32, com.password4j.types.Argon2.ID)
                .hash(ConsoleVisit.PASSWORD)
                .getResult();
        gateway.change("UPDATE person SET password_hash = ? WHERE login = ?", weaker, login);
        assertThat(nobody().signedIn(login).cookie()).isNotEmpty();
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM person WHERE login = ? AND password_hash LIKE"
                                + " '$argon2id$v=19$m=19456,t=2,p=1$%'",
                        login))
                .isEqualTo(1);
        assertThat(nobody().signedIn(login).cookie()).isNotEmpty();
    }

    @Test
    void a_person_of_another_organisation_is_nobody_here() {
        String elsewhere = person(Role.FINANCE);
        ConsoleVisit security = ConsoleVisit.of(gateway.address(), people, "H44999900002", Role.SECURITY);
        assertThat(security.get("/console/people?text=" + elsewhere).text()).contains("没有符合条件的人员");
        assertThat(security.get("/console/people/" + elsewhere).status()).isEqualTo(404);
        assertThat(security.post("/console/people/" + elsewhere + "/disable", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(people.find(elsewhere).orElseThrow().enabled()).isTrue();
        people.givePassword(elsewhere, new Secret(OWN), actorOf(OutsideWorld.ORG));
        assertThat(people.find(elsewhere).orElseThrow().mustChange()).isTrue();
    }

    private Actor actorOf(String org) {
        return new Actor(org, ConsoleVisit.person(people, org, Role.SECURITY), "127.0.0.1");
    }
}
