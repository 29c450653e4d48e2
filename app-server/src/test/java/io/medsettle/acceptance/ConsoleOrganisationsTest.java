package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.console.ConsoleVisit.Page;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 机构: campuses, each with its own people, who see nothing of the others. */
@ExtendWith(SharedGateway.class)
class ConsoleOrganisationsTest {
    private static final String GIVEN = "Quiet-harbour-38";

    private final Gateway gateway;
    private final People people;

    ConsoleOrganisationsTest(Gateway gateway) {
        this.gateway = gateway;
        this.people = gateway.bean(People.class);
    }

    private ConsoleVisit as(String org, Role... roles) {
        return ConsoleVisit.of(gateway.address(), people, org, roles);
    }

    private static String fresh() {
        return Clinic.freshKey().replaceAll("[^A-Za-z0-9]", "").substring(0, 10);
    }

    private String campus(ConsoleVisit head) {
        String campus = "H" + fresh();
        Page page = head.post("/console/organisations", Map.of("org", campus, "title", "东院区" + campus));
        assertThat(page.text()).as(page.text()).contains("东院区" + campus);
        return campus;
    }

    private static Map<String, String> form(String login, String org, Role role) {
        Map<String, String> form = new HashMap<>();
        form.putAll(Map.of("login", login, "name", "某人", "password", GIVEN, "again", GIVEN));
        form.putAll(Map.of("org", org, "role." + role, "1"));
        return form;
    }

    @Test
    @Covers("C26")
    void people_of_a_campus_see_its_orders_and_its_people_alone() {
        ConsoleVisit head = as(OutsideWorld.ORG, Role.SECURITY);
        String campus = campus(head);
        String login = "campus-" + fresh().toLowerCase(Locale.ROOT);
        Page made = head.post("/console/people", form(login, campus, Role.SECURITY));
        assertThat(made.text()).contains(campus, "安全管理员");
        assertThat(people.find(login).orElseThrow().org()).isEqualTo(campus);
        assertThat(head.get("/console/people?org=" + campus).text())
                .contains(login)
                .doesNotContain(head.login());

        ConsoleVisit local = as(campus, Role.SECURITY);
        assertThat(local.get("/console/people").text()).contains(login).doesNotContain(head.login());
        assertThat(local.get("/console/people/" + head.login()).status()).isEqualTo(404);
        assertThat(local.get("/console/people?org=" + OutsideWorld.ORG).text()).doesNotContain(head.login());
        assertThat(local.post("/console/people/" + head.login() + "/disable", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(people.find(head.login()).orElseThrow().enabled()).isTrue();
        Page intruder = local.post("/console/people", form("x" + login, OutsideWorld.ORG, Role.FINANCE));
        assertThat(intruder.text()).contains("another-organisation");
        assertThat(people.find("x" + login)).isEmpty();

        Clinic clinic = gateway.clinic();
        String order = clinic.settled(clinic.selfPay(3, 20_00), 3).text("orderId");
        assertThat(as(OutsideWorld.ORG, Role.FINANCE)
                        .get("/console/orders/" + order)
                        .status())
                .isEqualTo(200);
        assertThat(as(campus, Role.FINANCE).get("/console/orders/" + order).status())
                .isEqualTo(404);
        ConsoleVisit finance = as(campus, Role.FINANCE);
        assertThat(finance.get("/console").text()).doesNotContain("晨间", "昨日对账");
        assertThat(finance.get("/console/statistics").text()).contains("head-only");
        assertThat(finance.get("/console/reconciliation/differences").text()).contains("head-only");
        assertThat(finance.post("/console/reconciliation", Map.of("day", "2026-01-05", "again", "yes"))
                        .status())
                .as("nor do they run the head's days")
                .isEqualTo(403);
        assertThat(as(campus, Role.AUDIT).get("/console/audit").text())
                .contains("console/" + local.login())
                .doesNotContain("console/" + head.login());
        assertThat(as(OutsideWorld.ORG, Role.AUDIT)
                        .get("/console/audit?object=" + campus)
                        .text())
                .contains("organisation-new");
    }

    @Test
    @Covers("C26")
    void people_of_a_closed_campus_are_out_until_it_is_opened_again() {
        ConsoleVisit head = as(OutsideWorld.ORG, Role.SECURITY);
        String campus = campus(head);
        ConsoleVisit auditor = as(campus, Role.AUDIT);
        assertThat(auditor.get("/console/audit").path()).isEqualTo("/console/audit");

        Page closed = head.post("/console/organisations/" + campus + "/close", Map.of());
        assertThat(closed.text()).contains("/console/organisations/" + campus + "/reopen");
        assertThat(auditor.get("/console/audit").path()).isEqualTo("/console/sign-in");
        Map<String, String> typed = Map.of("login", auditor.login(), "password", ConsoleVisit.PASSWORD);
        assertThat(auditor.post("/console/sign-in", typed).status()).isEqualTo(401);
        Page refused = head.post("/console/people", form("late-" + fresh().toLowerCase(Locale.ROOT), campus, Role.IT));
        assertThat(refused.text()).contains("no-such-organisation");

        head.post("/console/organisations/" + campus + "/reopen", Map.of());
        assertThat(auditor.signedIn(auditor.login()).get("/console/audit").path())
                .isEqualTo("/console/audit");
    }

    @Test
    @Covers("C26")
    void organisations_are_registered_by_the_head_alone() {
        ConsoleVisit head = as(OutsideWorld.ORG, Role.SECURITY);
        String campus = campus(head);
        ConsoleVisit local = as(campus, Role.SECURITY);
        assertThat(local.get("/console/people").text()).doesNotContain("/console/organisations");
        assertThat(head.get("/console/people").text()).contains("/console/organisations");
        assertThat(local.get("/console/organisations").status()).isEqualTo(403);
        assertThat(local.post("/console/organisations", Map.of("org", "H" + fresh(), "title", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(local.post("/console/organisations/" + campus + "/close", Map.of())
                        .status())
                .isEqualTo(403);
        Page twice = head.post("/console/organisations", Map.of("org", campus, "title", "x"));
        assertThat(twice.text()).contains("organisation-there");
        Page malformed = head.post("/console/organisations", Map.of("org", "../x", "title", "x"));
        assertThat(malformed.text()).contains("organisation-malformed");
        assertThat(head.post("/console/organisations/" + OutsideWorld.ORG + "/close", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_holds_for_the_whole_gateway_is_its_own_hospitals_and_no_other_campus_may_touch_it() {
        ConsoleVisit there = as(campus(as(OutsideWorld.ORG, Role.SECURITY)), Role.IT);

        assertThat(there.get("/console/dictionaries/HERB").text())
                .contains("/console/dictionaries")
                .doesNotContain("上传并检查", "/console/onboarding", "/console/monitoring");
        for (String page : List.of("/console/onboarding", "/console/onboarding/merchants", "/console/monitoring")) {
            assertThat(there.get(page).status()).as(page).isEqualTo(403);
        }
        assertThat(there.post("/console/onboarding", Map.of("version", "3", "why", "不该", "hospital", "OFF"))
                        .text())
                .contains("data-code=\"head-only\"");
    }
}
