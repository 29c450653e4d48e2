package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.server.credit.WhiteListRules;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every gate before the money: shut, it says why in Chinese, nothing is frozen, and the bill stays on the ordinary list. */
class CreditGatesTest {
    private static final String SALT = "salt-of-this-hospital";
    private static final Gateway GATEWAY = Gateway.start(Map.of(
            "medsettle.credit.classes", "GZ_CITY,GZ_DIRECT,SELF",
            "medsettle.credit.max-class-fen.self", "50000",
            "medsettle.credit.max-day-fen", "100000",
            "medsettle.credit.excluded-med-types", "14",
            "medsettle.credit.circuit.silences", "3",
            "medsettle.credit.circuit.pause", "10s",
            "medsettle.credit.white-list.mode", "ONLY_LISTED",
            "medsettle.credit.white-list.salt", SALT,
            "medsettle.credit.white-list.entries", listed(3, 7, 8, 9, 10, 12, 13, 14, 15)));

    private final CreditClinic credit = new CreditClinic(GATEWAY);

    private static String listed(int... people) {
        StringBuilder all = new StringBuilder();
        for (int person : people) {
            all.append(all.isEmpty() ? "" : ",")
                    .append(WhiteListRules.digest(SALT, Clinic.person(person).idNumber()));
        }
        return all.toString();
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @AfterEach
    void calm() {
        GATEWAY.calm();
    }

    private static void shut(Said said, Counts counts, String gate, String code) {
        assertThat(said.text("result")).as(said.text()).isEqualTo("SKIPPED");
        assertThat(said.text("gate")).as(said.text()).isEqualTo(gate);
        assertThat(said.text("code")).isEqualTo(code);
        assertThat(said.text("reason")).matches(".*\\p{IsHan}.*");
        assertThat(said.body().has("order")).isFalse();
        counts.never("O02", "2201", "2207", "HOS00003", "O07");
    }

    @Test
    void a_class_that_is_switched_off() {
        credit.signed(7);
        Counts counts = new Counts(GATEWAY);
        shut(
                credit.decided(CreditClinic.event(GATEWAY.clinic().bill(7, 50_00), "patientClass", "PROVINCE_OTHER")),
                counts,
                "CLASS",
                "CLASS_OFF");
    }

    @Test
    void somebody_who_is_not_on_the_white_list() {
        credit.signed(11);
        Counts counts = new Counts(GATEWAY);
        shut(credit.settled(11, 50_00), counts, "WHITE_LIST", "NOT_LISTED");
        counts.never("HOS00001");
    }

    @Test
    void a_visit_for_which_the_patient_does_not_want_it_and_then_does() {
        credit.signed(8);
        NewVisit visit = GATEWAY.clinic().bill(8, 50_00);
        Edge channel = GATEWAY.as("channel");
        String toggle = "/api/v1/credit/visits/" + visit.visitNo() + "/toggle";
        Counts counts = new Counts(GATEWAY);

        Said off = channel.send(
                "PUT",
                toggle,
                "{\"patientId\":\"P0008\",\"on\":false}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Map.of());

        assertThat(off.status()).as(off.text()).isEqualTo(200);
        assertThat(channel.get(toggle + "?patientId=P0008").body().path("on").asBoolean(true))
                .isFalse();
        shut(credit.decided(CreditClinic.event(visit)), counts, "TOGGLE", "NOT_WISHED");
        channel.send(
                "PUT",
                toggle,
                "{\"patientId\":\"P0008\",\"on\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Map.of());
        assertThat(credit.decided(CreditClinic.event(visit)).text("result")).isEqualTo("PAID");
    }

    @Test
    void a_medical_category_that_is_paid_the_ordinary_way() {
        credit.signed(9);
        Counts counts = new Counts(GATEWAY);
        shut(
                credit.decided(CreditClinic.event(GATEWAY.clinic().bill(9, 50_00), "medType", "14")),
                counts,
                "POLICY",
                "MED_TYPE");
    }

    @Test
    void more_than_the_hospital_allows_of_a_class() {
        credit.signed(3);
        Counts counts = new Counts(GATEWAY);
        shut(credit.settled(3, 500_01), counts, "POLICY", "LOCAL_ORDER_MAX");
    }

    @Test
    void more_than_the_hospital_allows_on_a_day_is_let_go_before_the_insurer_settles() {
        credit.signed(10, ContractTerms.usual().limit(50_000_00));
        assertThat(credit.settled(10, 2_000_00).text("result")).isEqualTo("PAID");
        Counts counts = new Counts(GATEWAY);

        Said said = credit.settled(10, 2_000_00);

        assertThat(said.text("result")).as(said.text()).isEqualTo("SKIPPED");
        assertThat(said.text("code")).isEqualTo("LOCAL_DAY_MAX");
        counts.never("2207", "HOS00003").once("O02", "O04", "2205", "2202");
    }

    @Test
    void somebody_without_a_contract_and_somebody_whose_contract_is_frozen() {
        credit.unsigned(12);
        credit.signed(13);
        credit.platform().freeze(Clinic.person(13).idNumber(), 12);
        Counts counts = new Counts(GATEWAY);

        shut(credit.settled(12, 50_00), counts, "CONTRACT", "UNSIGNED");
        Said frozen = credit.settled(13, 50_00);
        shut(frozen, counts, "CONTRACT", "FROZEN");
        assertThat(frozen.text("reason")).contains("12");
    }

    @Test
    void silence_about_a_contract_is_never_taken_for_signed_and_much_of_it_opens_the_circuit() {
        credit.signed(14);
        credit.platform().faults().always("HOS00001", Mood.LOSE_REQUEST);
        Counts counts = new Counts(GATEWAY);
        for (int i = 0; i < 3; i++) {
            shut(credit.settled(14, 50_00), counts, "CONTRACT", "CONTRACT_UNKNOWN");
        }

        shut(credit.settled(14, 50_00), counts, "CIRCUIT", "SKIPPED_CIRCUIT");

        credit.platform().calm();
        assertThat(Clinic.eventually(
                        () -> credit.settled(14, 50_00).text("result").equals("PAID"), Clinic.SOON))
                .as("it closes again")
                .isTrue();
    }

    @Test
    void what_his_has_not_got_on_its_list_any_more_and_what_has_no_national_code() {
        credit.signed(15);
        NewVisit visit = GATEWAY.clinic().bill(15, 50_00);
        GATEWAY.world().his().tricks().payAtWindow(visit.visitNo(), visit.rxNo());
        Counts counts = new Counts(GATEWAY);

        shut(credit.decided(CreditClinic.event(visit)), counts, "BILL", "NOT_ON_LIST");
        NewVisit uncoded = new NewVisit("P0015", "V0015-2", "R0015-2-1", 12_00);
        Said window = credit.decided(CreditClinic.event(uncoded));
        assertThat(window.text("result")).as(window.text()).isEqualTo("NEED_WINDOW");
        assertThat(window.text("reason")).contains("窗口");
        counts.never("O02");
    }

    @Test
    void every_decision_is_kept_with_its_reason() {
        credit.signed(11);
        Said said = credit.settled(11, 50_00);
        assertThat(said.text("code")).isEqualTo("NOT_LISTED");
        assertThat(GATEWAY.count(
                        "SELECT COUNT(*) FROM credit_event WHERE verdict = ? AND code = ? AND reason <> ''",
                        "SKIPPED",
                        "NOT_LISTED"))
                .isPositive();
    }

    @Test
    void an_unsigned_patient_is_shown_where_to_sign_and_nothing_personal_stands_in_the_address() {
        credit.unsigned(15);

        Said page = GATEWAY.as("channel")
                .get("/api/v1/credit/contract?patientId=P0015&visitNo=V1&scene=register&fresh=true"
                        + "&returnUrl=https://hospital.example/h5/back");

        assertThat(page.body().path("contract").path("state").asText())
                .as(page.text())
                .isIn("UNSIGNED", "TERMINATED");
        assertThat(page.text("signUrl")).isNotBlank();
        assertThat(page.body().path("links").path("MINI_PROGRAM").asText()).contains("scene=register");
        assertThat(page.text())
                .doesNotContain(Clinic.person(15).idNumber())
                .doesNotContain(Clinic.person(15).name());
        assertThat(page.body().path("wished").asBoolean()).isTrue();
    }
}
