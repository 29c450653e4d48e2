package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 实名异常: who could not be recognised is found again by those who help them, and by nobody else. */
@ExtendWith(SharedGateway.class)
class RealNameTest {
    private static final String QUERY = "/api/v1/real-name-failures/query";

    private final Gateway gateway;
    private final LocalDate today = LocalDate.now(Clock.system(BusinessDay.ZONE));

    RealNameTest(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The number of a sample person with another check digit. */
    private static String wrongNumber(int person) {
        String number = Clinic.person(person).idNumber();
        char last = number.charAt(17);
        return number.substring(0, 17) + (last == '0' ? '1' : '0');
    }

    private Said refused(int person) {
        Map<String, String> card = Map.of("name", Clinic.person(person).name(), "number", wrongNumber(person));
        return gateway.as("window").post("/api/v1/sessions", Map.of("terminal", "W01", "idCard", card));
    }

    private Said asked(String number) {
        Map<String, Object> wanted =
                Map.of("from", today.minusDays(1).toString(), "to", today.toString(), "number", number);
        return gateway.clinic().channel().post(QUERY, wanted);
    }

    @Test
    @Covers("A46")
    void somebody_who_was_not_recognised_is_found_by_day_and_number_and_shown_in_part() {
        Said refused = refused(9);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("document-check-digit-wrong");

        Said found = asked(wrongNumber(9));

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.body().path(0).path("code").asText()).isEqualTo("document-check-digit-wrong");
        assertThat(found.body().path(0).path("place").asText()).contains("W01");
        assertThat(found.text())
                .doesNotContain(wrongNumber(9), Clinic.person(9).name())
                .contains(wrongNumber(9).substring(0, 3) + "***");
        assertThat(asked("449999********0000").body()).as("nobody else").isEmpty();
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM real_name_failure WHERE part_number = ? OR part_name = ?",
                        wrongNumber(9),
                        Clinic.person(9).name()))
                .as("whole names and numbers in the table")
                .isZero();
    }

    @Test
    @Covers("A46")
    void the_console_looks_for_them_without_a_number_in_any_address() {
        refused(11);
        ConsoleVisit clerk =
                ConsoleVisit.of(gateway.address(), gateway.bean(People.class), OutsideWorld.ORG, Role.CLERK);

        assertThat(clerk.get("/console/real-name").text()).contains("身份证号码的校验位不正确", "实名异常");
        ConsoleVisit.Page found = clerk.post(
                "/console/real-name",
                Map.of("from", today.toString(), "to", today.toString(), "number", wrongNumber(11)));
        assertThat(found.path()).isEqualTo("/console/real-name");
        assertThat(found.text()).contains("document-check-digit-wrong");
        assertThat(clerk.post("/console/real-name", Map.of("number", "00000000"))
                        .text())
                .contains("没有符合条件的记录");

        ConsoleVisit campus =
                ConsoleVisit.of(gateway.address(), gateway.bean(People.class), "H44999900002", Role.CLERK);
        assertThat(campus.get("/console/real-name").text())
                .as("another organisation's people")
                .contains("没有符合条件的记录");
        ConsoleVisit security =
                ConsoleVisit.of(gateway.address(), gateway.bean(People.class), OutsideWorld.ORG, Role.SECURITY);
        assertThat(security.get("/console").text()).doesNotContain("/console/real-name");
        assertThat(security.get("/console/real-name").status()).isEqualTo(403);
    }

    @Test
    void who_is_recognised_leaves_nothing_behind() {
        long before = gateway.count("SELECT COUNT(*) FROM real_name_failure");
        var person = Clinic.person(9);
        Map<String, String> card = Map.of("name", person.name(), "number", person.idNumber());
        Said entered = gateway.as("window").post("/api/v1/sessions", Map.of("terminal", "W01", "idCard", card));
        assertThat(entered.status()).as(entered.text()).isEqualTo(201);
        assertThat(gateway.count("SELECT COUNT(*) FROM real_name_failure")).isEqualTo(before);
    }
}
