package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.console.ConsoleVisit.Page;
import io.medsettle.server.people.Grant;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 人员与审计: what each role sees, what each is refused, and what is written down about it. */
@ExtendWith(SharedGateway.class)
class ConsolePeopleTest {
    private static final String FIRST = "Quiet-harbour-38";

    private final Gateway gateway;
    private final People people;

    ConsolePeopleTest(Gateway gateway) {
        this.gateway = gateway;
        this.people = gateway.bean(People.class);
    }

    private ConsoleVisit as(Role... roles) {
        return ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, roles);
    }

    private String person(Role... roles) {
        return ConsoleVisit.person(people, OutsideWorld.ORG, roles);
    }

    private static String fresh() {
        return "new-"
                + Clinic.freshKey()
                        .replaceAll("[^A-Za-z0-9]", "")
                        .toLowerCase(Locale.ROOT)
                        .substring(0, 12);
    }

    private static Map<String, String> form(String login, Map<String, String> roles) {
        Map<String, String> form = new HashMap<>(roles);
        form.putAll(Map.of("login", login, "name", "王小明", "password", FIRST, "again", FIRST));
        return form;
    }

    @Test
    @Covers({"A43", "C24", "C25"})
    void an_administrator_adds_a_person_with_roles_in_departments_and_finds_them_again() {
        ConsoleVisit security = as(Role.SECURITY);
        String login = fresh();
        Page made = security.post(
                "/console/people",
                form(login, Map.of("role.CLERK", "1", "department.CLERK", "门诊一楼, 门诊二楼", "role.FINANCE", "1")));
        assertThat(made.path()).as(made.text()).isEqualTo("/console/people/" + login);
        assertThat(made.text()).contains("王小明", "财务, 窗口 (门诊一楼), 窗口 (门诊二楼)", "从未");
        assertThat(people.find(login).orElseThrow().grants())
                .containsExactlyInAnyOrder(
                        new Grant(Role.FINANCE, ""), new Grant(Role.CLERK, "门诊一楼"), new Grant(Role.CLERK, "门诊二楼"));

        String query = "/console/people?role=CLERK&department=%E9%97%A8%E8%AF%8A%E4%BA%8C%E6%A5%BC&text=" + login;
        assertThat(security.get(query).text()).contains("/console/people/" + login);
        assertThat(security.get(query.replace("CLERK", "IT")).text()).contains("没有符合条件的人员");

        Page changed = security.post("/console/people/" + login + "/roles", Map.of("role.IT", "1"));
        assertThat(changed.text()).contains("信息科").doesNotContain("窗口 (门诊一楼)");
        assertThat(people.find(login).orElseThrow().grants()).containsExactly(new Grant(Role.IT, ""));

        String trail = as(Role.AUDIT).get("/console/audit?object=" + login).text();
        assertThat(trail)
                .contains("person-new", "FINANCE, CLERK@门诊一楼", ">roles<", "console/" + security.login(), "127.0.0.1")
                .contains("POST /console/people/" + login + "/roles")
                .doesNotContain(FIRST);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    @Covers("A43")
    void what_a_role_may_not_do_is_absent_and_refused(Role role) {
        ConsoleVisit visit = as(role);
        String victim = person(Role.FINANCE);
        Map<String, Role> owners = Map.of("/console/people", Role.SECURITY, "/console/audit", Role.AUDIT);
        String nav = visit.get("/console/password").text();
        owners.forEach((page, owner) -> {
            boolean may = role == owner;
            assertThat(nav.contains("href=\"" + page + "\"")).as(page).isEqualTo(may);
            assertThat(visit.get(page).status()).as(page).isEqualTo(may ? 200 : 403);
        });
        if (role != Role.SECURITY) {
            String mine = "/console/people/" + visit.login();
            for (String deed : List.of("/roles", "/enable", "/unlock", "/password", "/second-factor", "/disable")) {
                Map<String, String> form = Map.of("role.SECURITY", "1", "password", FIRST, "again", FIRST);
                for (String path : List.of(mine + deed, "/console/people/" + victim + deed)) {
                    Page page = visit.post(path, form);
                    assertThat(page.status()).as(path + page.text()).isEqualTo(403);
                    assertThat(page.text()).contains("data-code=\"no-scope\"");
                }
            }
            assertThat(visit.post("/console/people", form(fresh(), Map.of())).status())
                    .isEqualTo(403);
            assertThat(visit.get(mine).status()).isEqualTo(403);
            assertThat(people.find(visit.login()).orElseThrow().grants()).containsExactly(new Grant(role, ""));
            assertThat(people.find(victim).orElseThrow().enabled()).isTrue();
        }
        if (role != Role.AUDIT) {
            assertThat(visit.get("/console/audit/check").status()).isEqualTo(403);
            assertThat(visit.get("/console/audit/export").status()).isEqualTo(403);
        }
    }

    @Test
    @Covers("A43")
    void the_three_administrators_exclude_each_other_and_those_who_move_money() {
        ConsoleVisit security = as(Role.SECURITY);
        List<Role> administrators = List.of(Role.SYSTEM, Role.SECURITY, Role.AUDIT);
        for (Role one : administrators) {
            for (Role other : List.of(Role.SYSTEM, Role.SECURITY, Role.AUDIT, Role.FINANCE, Role.SUPERVISOR)) {
                if (one != other) {
                    String login = fresh();
                    Page page = security.post(
                            "/console/people", form(login, Map.of("role." + one, "1", "role." + other, "1")));
                    assertThat(page.status()).as(one + " and " + other).isEqualTo(422);
                    assertThat(page.text()).contains("roles-exclude-each-other", "三员分立");
                    assertThat(people.find(login)).isEmpty();
                }
            }
        }
    }

    @Test
    void nobody_changes_their_own_roles() {
        ConsoleVisit security = as(Role.SECURITY);
        Page page = security.post("/console/people/" + security.login() + "/roles", Map.of("role.FINANCE", "1"));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("not-oneself");
        assertThat(people.find(security.login()).orElseThrow().grants()).containsExactly(new Grant(Role.SECURITY, ""));
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE who = ? AND object_name = ? AND outcome ="
                                + " 'not-oneself'",
                        "console/" + security.login(),
                        security.login()))
                .isEqualTo(1);
        assertThat(security.get("/console/people/" + security.login()).text())
                .contains("这是您本人")
                .doesNotContain("/roles\"");
    }

    @Test
    @Covers("C25")
    void an_administrator_of_a_department_sees_and_changes_that_department_alone() {
        ConsoleVisit security = as(Role.SECURITY);
        String department = "科" + fresh();
        String local = person(Role.SECURITY);
        String inside = fresh();
        String outside = fresh();
        security.post(
                "/console/people/" + local + "/roles", Map.of("role.SECURITY", "1", "department.SECURITY", department));
        security.post("/console/people", form(inside, Map.of("role.CLERK", "1", "department.CLERK", department)));
        security.post("/console/people", form(outside, Map.of("role.CLERK", "1", "department.CLERK", "别的科")));
        ConsoleVisit head = ConsoleVisit.ofNobody(gateway.address()).signedIn(local);

        assertThat(head.get("/console/people").text()).contains(inside).doesNotContain(outside, security.login());
        assertThat(head.get("/console/people/" + outside).status()).isEqualTo(404);
        Page refused = head.post("/console/people/" + outside + "/disable", Map.of());
        assertThat(refused.text()).contains("another-department");
        assertThat(people.find(outside).orElseThrow().enabled()).isTrue();
        String roles = "/console/people/" + inside + "/roles";
        for (Map<String, String> wider : List.of(
                Map.of("role.CLERK", "1"),
                Map.of("role.CLERK", "1", "department.CLERK", "别的科"),
                Map.of("role.FINANCE", "1", "department.FINANCE", department))) {
            assertThat(head.post(roles, wider).text()).as(wider.toString()).contains("another-department");
        }
        Page here = head.post(roles, Map.of("role.SECURITY", "1", "department.SECURITY", department));
        assertThat(here.status()).as(here.text()).isEqualTo(200);
        assertThat(people.find(inside).orElseThrow().grants()).containsExactly(new Grant(Role.SECURITY, department));
    }

    @Test
    void a_locked_login_is_unlocked_by_an_administrator() {
        String login = person(Role.AUDIT);
        ConsoleVisit late = ConsoleVisit.ofNobody(gateway.address());
        for (int i = 0; i < 5; i++) {
            late.post("/console/sign-in", Map.of("login", login, "password", "wrong"));
        }
        ConsoleVisit security = as(Role.SECURITY);
        assertThat(security.get("/console/people/" + login).text()).contains("id=\"locked\"", "解除锁定");
        assertThat(security.post("/console/people/" + login + "/unlock", Map.of())
                        .text())
                .doesNotContain("id=\"locked\"");
        assertThat(late.signedIn(login).cookie()).isNotEmpty();
    }

    @Test
    void weak_and_mistyped_passwords_are_refused_and_never_shown() {
        ConsoleVisit security = as(Role.SECURITY);
        String login = fresh();
        for (String weak : List.of("Admin@12345678", "short-1A", login + "-X9")) {
            Map<String, String> form = form(login, Map.of("role.IT", "1"));
            form.put("password", weak);
            form.put("again", weak);
            Page page = security.post("/console/people", form);
            assertThat(page.status()).as(weak).isEqualTo(422);
            assertThat(page.text()).contains("password-too-weak").doesNotContain(weak);
        }
        Map<String, String> differs = form(login, Map.of("role.IT", "1"));
        differs.put("again", FIRST + "x");
        assertThat(security.post("/console/people", differs).text()).contains("passwords-differ");
        assertThat(people.find(login)).isEmpty();
    }

    @Test
    @Covers("A43")
    void the_audit_page_filters_pages_and_exports() {
        ConsoleVisit auditor = as(Role.AUDIT);
        ConsoleVisit security = as(Role.SECURITY);
        String login = person(Role.IT);
        for (int i = 0; i < 30; i++) {
            security.post("/console/people/" + login + "/unlock", Map.of());
        }
        String who = "who=" + security.login();
        Page first = auditor.get("/console/audit?" + who);
        assertThat(rows(first)).isEqualTo(50);
        String older = first.text()
                .replaceAll("(?s).*id=\"older\" href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(older).contains(who, "below=");
        assertThat(rows(auditor.get(older))).isEqualTo(11);
        assertThat(rows(auditor.get("/console/audit?action=sign-in&" + who))).isEqualTo(1);
        assertThat(rows(auditor.get("/console/audit?outcome=REFUSED&" + who))).isZero();
        assertThat(rows(auditor.get("/console/audit?to=2020-01-01&" + who))).isZero();
        assertThat(auditor.get("/console/audit?from=yesterday").status()).isEqualTo(400);

        Page sheet = auditor.get("/console/audit/export?action=unlock&" + who);
        assertThat(sheet.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(sheet.text()).startsWith("\uFEFF\"序号\"");
        assertThat(sheet.text().lines().count()).isEqualTo(1 + 60);
        assertThat(auditor.get("/console/audit?action=audit-export&who=" + auditor.login())
                        .text())
                .contains("60 行");
        assertThat(auditor.get("/console/audit/check").text()).contains("日志完整");
    }

    private static int rows(Page page) {
        return page.text().split("<td class=\"mono\">[0-9]+</td>", -1).length - 1;
    }
}
