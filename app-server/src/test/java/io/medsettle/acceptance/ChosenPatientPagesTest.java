package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.SamplePerson;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** For whom a user with several patients acts: for the one he chose, after his session has ended too. */
@ExtendWith(SharedGateway.class)
class ChosenPatientPagesTest {
    private static final String SLOTS = "/h5/registration";

    private final Gateway gateway;
    private final SamplePerson mother = Clinic.person(16);
    private final SamplePerson child = Clinic.person(17);

    ChosenPatientPagesTest(Gateway gateway) {
        this.gateway = gateway;
    }

    /** The mother's phone, on which she has bound herself and then her child; the child is chosen. */
    private Pages family() {
        Pages pages = Pages.of(gateway, mother);
        bind(pages, child);
        return pages;
    }

    private static void bind(Pages pages, SamplePerson person) {
        pages.post("/h5/patients", Map.of("name", person.name(), "certNo", person.idNumber()));
    }

    private static void choose(Pages pages, SamplePerson person) {
        pages.post("/h5/patients/choose", Map.of("patientId", person.patientId()));
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private static Pages.Page slots(Pages pages) {
        return pages.get(first(
                "href=\"(/h5/registration/slots[^\"]*)\"", pages.get(SLOTS).text()));
    }

    private void sessionsEnd() {
        gateway.change("UPDATE token SET expires_at = 1 WHERE name LIKE 'session.%'");
    }

    private void choicesAreForgotten() {
        gateway.change("UPDATE token SET expires_at = 1 WHERE name LIKE 'h5-chosen.%'");
    }

    @Test
    void a_patient_chosen_is_still_chosen_when_the_session_has_ended() {
        Pages pages = family();
        assertThat(slots(pages).hidden(SLOTS, "patientId")).isEqualTo(child.patientId());
        sessionsEnd();
        Pages.Page again = slots(pages);
        assertThat(again.hidden(SLOTS, "patientId")).isEqualTo(child.patientId());
        assertThat(again.text()).contains("就诊人");

        choose(pages, mother);
        sessionsEnd();
        assertThat(slots(pages).hidden(SLOTS, "patientId")).isEqualTo(mother.patientId());
    }

    @Test
    void where_nobody_knows_who_of_several_was_chosen_nobody_is() {
        Pages pages = family();
        sessionsEnd();
        choicesAreForgotten();
        assertThat(pages.get("/h5/patients").text()).contains("选择").doesNotContain("当前</span>");
        assertThat(pages.get("/h5").path()).isEqualTo("/h5/patients");
        assertThat(pages.get(SLOTS).status()).isEqualTo(409);
    }

    @Test
    void a_slot_taken_from_a_page_of_another_patient_is_refused_in_words() {
        Pages pages = family();
        Pages.Page page = slots(pages);
        choose(pages, mother);
        Counts counts = new Counts(gateway);
        Pages.Page refused = pages.post(
                SLOTS,
                Map.of(
                        "dept", page.hidden(SLOTS, "dept"),
                        "scheduleId", page.hidden(SLOTS, "scheduleId"),
                        "slotId", first("name=\"slotId\" value=\"([^\"]*)\"", page.text()),
                        "patientId", page.hidden(SLOTS, "patientId")));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("就诊人已更换");
        counts.never("R02", "R04");
    }

    @Test
    void the_page_on_which_a_bill_is_paid_names_its_patient_in_part() {
        Pages pages = Pages.of(gateway, mother);
        Pages.Page page = slots(pages);
        String slot = first("<button[^>]*name=\"slotId\"(?![^>]*disabled)[^>]*value=\"([^\"]*)\"", page.text());
        String form = page.text().substring(0, page.text().indexOf(slot));
        String schedule = form.substring(form.lastIndexOf("name=\"scheduleId\""));
        Pages.Page pay = pages.post(
                SLOTS,
                Map.of(
                        "dept", page.hidden(SLOTS, "dept"),
                        "scheduleId", first("value=\"([^\"]*)\"", schedule),
                        "slotId", slot,
                        "patientId", page.hidden(SLOTS, "patientId")));
        assertThat(pay.path()).startsWith("/h5/pay/");
        assertThat(pay.text()).contains("就诊人", mother.name().substring(0, 1) + "*");
        assertThat(pay.text()).doesNotContain(mother.name(), mother.idNumber());
    }
}
