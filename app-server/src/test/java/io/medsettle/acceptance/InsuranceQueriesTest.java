package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.yibao.Entitlement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 医保查询: what the insurer knows of a person, asked at a kiosk by a session and at a window by the person's number. */
@ExtendWith(SharedGateway.class)
class InsuranceQueriesTest {
    private static final String INSURANCE = "/api/v1/insurance/";
    private static final int PERSON = 12;

    private final Gateway gateway;
    private final Kiosk kiosk;
    private final Edge window;
    private final SamplePerson person = Clinic.person(PERSON);
    private final LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));

    InsuranceQueriesTest(Gateway gateway) {
        this.gateway = gateway;
        kiosk = new Kiosk(gateway);
        window = gateway.as("window");
    }

    private Map<String, Object> bySession(String... more) {
        return with(new HashMap<>(Map.of("sessionId", Kiosk.session(kiosk.byIdCard(PERSON)))), more);
    }

    private Map<String, Object> byNumber(String... more) {
        return with(new HashMap<>(Map.of("psnNo", person.psnNo(), "admdvs", "440100")), more);
    }

    private static Map<String, Object> with(Map<String, Object> ask, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            ask.put(more[i], more[i + 1]);
        }
        return ask;
    }

    private String[] todays(String... more) {
        String[] all = java.util.Arrays.copyOf(
                new String[] {"from", today.toString(), "to", today.toString()}, 4 + more.length);
        System.arraycopy(more, 0, all, 4, more.length);
        return all;
    }

    private JsonNode told(Edge edge, String what, Map<String, Object> ask) {
        Said said = edge.post(INSURANCE + what, ask);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.text()).doesNotContain(person.name()).doesNotContain(person.idNumber());
        return said.body();
    }

    private Said settled() {
        Said priced = kiosk.open(
                Kiosk.session(kiosk.byIdCard(PERSON)),
                Kiosk.wish("counter", gateway.clinic().bill(PERSON, 80_00)));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        kiosk.pay(priced.text("orderId"));
        return kiosk.until(priced.text("orderId"), "SETTLED");
    }

    @Test
    @Covers("D02")
    void a_person_with_several_insurances_is_told_with_all_of_them_and_without_name_and_number() {
        Counts counts = new Counts(gateway);

        JsonNode told = told(kiosk.edge(), "person", bySession());

        counts.once("1101");
        assertThat(told.path("psnNo").asText()).isEqualTo(person.psnNo());
        assertThat(told.path("name").asText())
                .startsWith(person.name().substring(0, 1))
                .contains("*");
        assertThat(told.path("insurances").findValuesAsText("insuType")).containsExactlyInAnyOrder("310", "510", "390");
        assertThat(told.path("insurances").findValuesAsText("state")).containsExactlyInAnyOrder("1", "1", "4");
        assertThat(told.path("insurances").path(0).path("admdvs").asText()).isEqualTo("440100");
    }

    @Test
    void what_the_funds_pay_for_is_told_by_session_and_by_number_with_the_reason_where_they_do_not() {
        JsonNode enjoyed = told(kiosk.edge(), "entitlement", bySession("insuType", "310", "medType", "11"));
        assertThat(enjoyed.findValuesAsText("fundPayType")).contains("310100");
        assertThat(enjoyed.findValuesAsText("enjoyed")).containsOnly("true");
        gateway.world().yibao().withholdBenefits(person.psnNo(), "欠费, 待遇暂停");
        try {
            JsonNode none = told(window, "entitlement", byNumber("insuType", "310", "medType", "11"));
            assertThat(none.findValuesAsText("enjoyed")).containsOnly("false");
            assertThat(none.path(0).path("reason").asText()).contains("待遇暂停");
        } finally {
            gateway.world().yibao().withholdBenefits(person.psnNo(), "");
        }
    }

    @Test
    void a_settlement_is_found_again_from_the_visit_to_its_last_line() {
        Said settled = settled();
        String setlId = Clinic.leg(settled, "insurer").path("farNumber").asText();

        JsonNode visits = told(kiosk.edge(), "visits", bySession(todays("medType", "11")));

        String mdtrtId = "";
        for (JsonNode visit : visits) {
            mdtrtId = visit.path("setlId").asText().equals(setlId)
                    ? visit.path("mdtrtId").asText()
                    : mdtrtId;
        }
        assertThat(mdtrtId).as(visits.toString()).isNotEmpty();
        JsonNode diagnoses = told(window, "diagnoses", byNumber("mdtrtId", mdtrtId));
        assertThat(diagnoses).hasSize(1);
        assertThat(diagnoses.path(0).path("main").asBoolean()).isTrue();
        JsonNode found = told(window, "settlement", byNumber("mdtrtId", mdtrtId, "setlId", setlId));
        assertThat(found.path("parts").path("fundFen").longValue()).isEqualTo(settled.part("fundFen"));
        assertThat(found.path("parts").path("accountFen").longValue()).isEqualTo(settled.part("accountFen"));
        assertThat(found.path("parts").path("cashFen").longValue()).isEqualTo(settled.part("cashFen"));
        assertThat(found.path("reversed").asBoolean(true)).isFalse();
        JsonNode lines = told(window, "fee-lines", byNumber("mdtrtId", mdtrtId, "setlId", setlId));
        assertThat(lines).hasSize(3);
        long sum = 0;
        for (JsonNode line : lines) {
            sum += line.path("amount").longValue();
        }
        assertThat(sum).isEqualTo(80_00);
        Counts counts = new Counts(gateway);
        told(kiosk.edge(), "totals", bySession());
        counts.once("5206", "1101");
        assertThat(told(window, "totals", byNumber()).findValuesAsText("insuType"))
                .contains("310");
    }

    @Test
    void what_is_on_file_for_a_person_is_told() {
        gateway.world()
                .yibao()
                .entitle(
                        person.psnNo(),
                        new Entitlement.Chronic("M03900", "高血压", "2020-10-01", ""),
                        new Entitlement.FixedHospital("03", "H44999900001", "示例医院", "2024-01-01", ""),
                        new Entitlement.Referral(
                                "J18.900",
                                "肺炎",
                                "H44999900001",
                                "示例医院",
                                today.minusDays(1).toString(),
                                today.plusDays(9).toString()));
        assertThat(told(kiosk.edge(), "chronic-diseases", bySession()).findValuesAsText("code"))
                .contains("M03900");
        assertThat(told(window, "fixed-hospitals", byNumber("code", "03")).findValuesAsText("code"))
                .contains("H44999900001");
        Map<String, Object> lately = byNumber("from", today.minusDays(5).toString(), "to", today.toString());
        assertThat(told(window, "referrals", lately).findValuesAsText("diagnosisCode"))
                .contains("J18.900");
        assertThat(told(window, "chronic-drugs", byNumber(todays())).isArray()).isTrue();
    }

    @Test
    void who_lies_in_a_ward_is_told() {
        Ward ward = new Ward(gateway);
        int lying = ward.nobodyLyingIn();
        SamplePerson patient = Clinic.person(lying);
        var stay = ward.stay(lying, 0, 0);
        ward.admitted(stay, lying);
        try {
            Map<String, Object> ask = with(
                    new HashMap<>(Map.of("psnNo", patient.psnNo(), "admdvs", "440100")),
                    "from",
                    today.minusDays(30).toString(),
                    "to",
                    today.toString());
            Said open = window.post(INSURANCE + "open-stays", ask);
            assertThat(open.body().findValuesAsText("admissionNo"))
                    .as(open.text())
                    .contains(stay.admissionNo());
        } finally {
            ward.until(stay, ward.undo(stay), "DONE");
        }
    }

    @Test
    void institutions_and_code_tables_are_looked_up() {
        Said hospital = window.post(INSURANCE + "institutions", Map.of("type", "1", "code", "H44999900001"));
        assertThat(hospital.body().findValuesAsText("code")).as(hospital.text()).contains("H44999900001");
        Said table = window.post(INSURANCE + "code-tables/med_type", "{}");
        assertThat(table.text()).contains("门诊慢特病");
        Said none = window.post(INSURANCE + "code-tables/no_such_table", "{}");
        assertThat(none.status()).as(none.text()).isBetween(400, 503);
        assertThat(none.text("next")).isNotBlank();
    }

    @Test
    void a_stranger_is_refused_in_words_and_a_question_without_a_person_is_not_asked() {
        Said stranger = window.post(INSURANCE + "chronic-diseases", Map.of("psnNo", "0", "admdvs", "440100"));
        assertThat(stranger.status()).as(stranger.text()).isIn(404, 422, 503);
        assertThat(stranger.text("next")).isNotBlank();
        Counts counts = new Counts(gateway);
        Said nobody = window.post(INSURANCE + "chronic-diseases", "{}");
        assertThat(nobody.status()).as(nobody.text()).isEqualTo(400);
        Said elsewhere = window.post(INSURANCE + "chronic-diseases", bySession());
        assertThat(elsewhere.status())
                .as("a session belongs to its terminal's client")
                .isIn(403, 404, 409, 410);
        Said reader = gateway.as("reader").post(INSURANCE + "chronic-diseases", byNumber());
        assertThat(reader.status()).isEqualTo(403);
        counts.never("5301");
    }

    @ParameterizedTest
    @CsvSource({"5203,settlement", "5201,visits", "5301,chronic-diseases", "2001,entitlement", "5206,totals"})
    void silence_is_told_as_silence_and_the_same_question_may_be_asked_again(String infno, String what) {
        Map<String, Object> ask =
                byNumber(todays("medType", "11", "insuType", "310", "mdtrtId", "300900001", "setlId", "400900001"));
        gateway.world().yibao().faults().next(infno, Mood.LOSE_REPLY);

        Said silent = window.post(INSURANCE + what, ask);

        assertThat(silent.status()).as(silent.text()).isEqualTo(503);
        assertThat(silent.text("code")).isEqualTo("insurer-silent");
        assertThat(silent.text("next")).isNotBlank();
        assertThat(silent.text()).doesNotContain(person.psnNo());
        Said again = window.post(INSURANCE + what, ask);
        assertThat(again.text("code")).as(again.text()).isNotEqualTo("insurer-silent");
    }
}
