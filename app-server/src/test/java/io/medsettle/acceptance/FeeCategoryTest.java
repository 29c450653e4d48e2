package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.value.BusinessDay;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 费别: whose a card is, and as what the hospital charges each visit of that patient. */
@ExtendWith(SharedGateway.class)
class FeeCategoryTest {
    private static final String PATIENTS = "/api/v1/patients/";
    private static final int PERSON = 18;

    private final Gateway gateway;
    private final Clinic clinic;

    FeeCategoryTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    /** A visit that the hospital charges as this. */
    private NewVisit charged(String insuType, String medType) {
        NewVisit visit = clinic.bill(PERSON, 35_00);
        gateway.world().his().tricks().chargeAs(visit.visitNo(), insuType, medType);
        return visit;
    }

    private Said byCard(String type, String number) {
        return clinic.channel().post(PATIENTS + "find", Map.of("keyType", type, "keyNo", number));
    }

    private JsonNode unpaid(String patientId, NewVisit visit) {
        LocalDate today = LocalDate.now(BusinessDay.ZONE);
        Said said = clinic.channel()
                .post(
                        PATIENTS + "unpaid",
                        Map.of(
                                "patientId",
                                patientId,
                                "from",
                                today.minusDays(1).toString(),
                                "to",
                                today.toString()));
        for (JsonNode each : said.body()) {
            if (each.path("visitNo").asText().equals(visit.visitNo())) {
                return each;
            }
        }
        throw new AssertionError("no " + visit.visitNo() + " in " + said.text());
    }

    @Test
    @Covers("E02")
    void a_visit_card_tells_whose_it_is_and_as_what_each_visit_is_charged() {
        SamplePerson person = Clinic.person(PERSON);
        NewVisit worker = charged("310", "11");
        NewVisit resident = charged("390", "14");
        NewVisit alone = charged("", "11");
        NewVisit other = charged("399", "9903");

        Said found = byCard("MED_CARD", "M" + person.patientId());

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.body()).hasSize(1);
        String patientId = found.body().path(0).path("patientId").asText();
        assertThat(patientId).isEqualTo(person.patientId());
        assertThat(found.body().path(0).path("certNo").asText())
                .endsWith(person.idNumber().substring(16));
        assertThat(found.text()).doesNotContain(person.name()).doesNotContain(person.idNumber());
        assertThat(unpaid(patientId, worker).path("insuType").asText()).isEqualTo("310");
        assertThat(unpaid(patientId, worker).path("feeCategory").asText()).isEqualTo("职工医保 · 普通门诊");
        assertThat(unpaid(patientId, resident).path("medType").asText()).isEqualTo("14");
        assertThat(unpaid(patientId, resident).path("feeCategory").asText()).isEqualTo("居民医保 · 门诊慢特病");
        assertThat(unpaid(patientId, alone).path("insuType").asText()).isEmpty();
        assertThat(unpaid(patientId, alone).path("feeCategory").asText()).isEqualTo("自费 · 普通门诊");
        assertThat(unpaid(patientId, other).path("feeCategory").asText())
                .as("a region's own codes")
                .isEqualTo("医保 (险种 399) · 医疗类别 9903");
    }

    @Test
    void a_card_that_nobody_has_tells_nobody() {
        assertThat(byCard("MED_CARD", "M0000").body()).isEmpty();
        assertThat(byCard("VISITOR_CARD", "M0000").status()).isEqualTo(400);
    }

    @Test
    @Covers("E02")
    void the_page_of_unpaid_bills_says_it_to_the_patient_in_words() {
        charged("390", "11");
        charged("", "13");

        String page = Pages.of(gateway, Clinic.person(PERSON)).get("/h5/unpaid").text();

        assertThat(page).contains("有项目没有国家医保编码, 请到窗口缴费").doesNotContain("NO_NATIONAL_CODE");
        assertThat(page).contains("费别: 居民医保 · 普通门诊").contains("费别: 自费 · 急诊");
    }
}
