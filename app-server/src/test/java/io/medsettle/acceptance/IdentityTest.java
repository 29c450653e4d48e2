package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.sim.SamplePerson;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who the patient is, what may be paid online, and how the patient authorises the insurance payment. */
@ExtendWith(SharedGateway.class)
class IdentityTest {
    private static final String PATIENTS = "/api/v1/patients/";

    private final Gateway gateway;
    private final Clinic clinic;

    IdentityTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    @Test
    @Covers("B27")
    void the_patient_picks_an_insured_place_and_a_benefit_and_his_keeps_the_choice() {
        SamplePerson person = Clinic.person(15);
        Counts counts = new Counts(gateway);

        Said places = clinic.channel().post(PATIENTS + "insured-places", "{}");
        assertThat(places.body().findValuesAsText("admdvs")).contains("440100");
        Said eligible = clinic.channel()
                .post(PATIENTS + "eligibility", Map.of("patientId", person.patientId(), "admdvs", "440100"));
        assertThat(eligible.body().path("insured").asBoolean()).isTrue();
        JsonNode benefit = eligible.body().path("benefits").path(0);
        assertThat(benefit.path("medType").asText()).isEqualTo("11");
        Map<String, Object> choice = Map.of(
                "patientId", person.patientId(),
                "psnNo", person.psnNo(),
                "insuType", eligible.text("insuType"),
                "admdvs", "440100",
                "medType", benefit.path("medType").asText(),
                "number", "ID" + Clinic.freshKey().replace("-", "").substring(0, 16));
        Said saved = clinic.channel().post(PATIENTS + "identity", choice);
        Said again = clinic.channel().post(PATIENTS + "identity", choice);

        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.text("identityId")).isNotBlank().isEqualTo(again.text("identityId"));
        counts.once("P03");
    }

    @Test
    void somebody_without_insurance_is_told_why() {
        Said said = clinic.channel()
                .post(
                        PATIENTS + "eligibility",
                        Map.of("patientId", Clinic.person(3).patientId(), "admdvs", "440100"));

        assertThat(said.body().path("insured").asBoolean(true)).isFalse();
        assertThat(said.text("reason")).isEqualTo("NOT_INSURED");
    }

    @Test
    void a_card_tells_who_it_is_without_telling_all_and_what_kind_of_visit_waits_to_be_paid() {
        SamplePerson person = Clinic.person(16);
        clinic.bill(16, 44_00);

        Said found = clinic.channel().post(PATIENTS + "find", Map.of("keyType", "SI_CARD", "keyNo", person.psnNo()));

        JsonNode archive = found.body().path(0);
        assertThat(archive.path("patientId").asText()).isEqualTo(person.patientId());
        assertThat(found.text()).doesNotContain(person.name()).doesNotContain(person.idNumber());
        JsonNode visit = unpaid(person).body().path(0);
        assertThat(visit.path("medType").asText()).isEqualTo("11");
    }

    @Test
    @Covers("E03")
    void only_what_may_be_paid_online_is_payable_and_the_rest_says_why() {
        SamplePerson person = Clinic.person(17);
        JsonNode uncoded = null;
        String visitNo = "";
        for (JsonNode visit : unpaid(person).body()) {
            for (JsonNode order : visit.path("orders")) {
                if (order.path("reason").asText().equals("NO_NATIONAL_CODE")) {
                    uncoded = order;
                    visitNo = visit.path("visitNo").asText();
                }
            }
        }
        assertThat(uncoded).isNotNull();
        assertThat(uncoded.path("payable").asBoolean(true)).isFalse();
        Map<String, Object> wish = new java.util.HashMap<>(clinic.wish("online-mixed", 17, clinic.bill(17, 10_00)));
        wish.put("visitNo", visitNo);
        wish.put("rxNos", java.util.List.of(uncoded.path("rxNo").asText()));
        Counts counts = new Counts(gateway);

        Said refused = clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        counts.never("2201", "6201", "6202");
    }

    private Said unpaid(SamplePerson person) {
        LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Shanghai")));
        return clinic.channel()
                .post(
                        PATIENTS + "unpaid",
                        Map.of(
                                "patientId", person.patientId(),
                                "from", today.minusDays(1).toString(),
                                "to", today.toString()));
    }

    @Test
    @Covers({"B28", "D13", "E01"})
    void the_patient_authorises_on_the_page_we_name_and_the_code_it_brings_back_opens_the_bill() throws Exception {
        Counts counts = new Counts(gateway);
        gateway.world().wechat().atThePhone(Clinic.person(18).openid());
        Said page = clinic.channel()
                .post(PATIENTS + "authorise-page", Map.of("returnTo", "https://hospital.example/pay?visit=1"));
        assertThat(page.status()).as(page.text()).isEqualTo(200);

        String back = redirect(URI.create(page.text("url")));

        assertThat(back).startsWith("https://hospital.example/pay?visit=1&");
        String code = URLDecoder.decode(
                back.substring(back.indexOf("authCode=") + "authCode=".length()), StandardCharsets.UTF_8);
        Map<String, Object> wish = new java.util.HashMap<>(clinic.wish("online-mixed", 18, clinic.bill(18, 70_00)));
        wish.put("insurance", Map.of("authCode", code));
        Said priced = clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        counts.once("oauth-code", "user-query");
        wish.put("visitNo", clinic.bill(18, 70_00).visitNo());
        Said used = clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());
        assertThat(used.status()).as("a code serves once").isEqualTo(422);
    }

    @Test
    @Covers("C02")
    void one_e_voucher_serves_one_bill_and_the_next_one_wants_another_scan() {
        Kiosk kiosk = new Kiosk(gateway);
        String session = Kiosk.session(kiosk.byVoucher(13));
        Map<String, Object> bill = Kiosk.wish("counter", clinic.bill(13, 60_00));
        Said priced = kiosk.open(session, bill);
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        Counts counts = new Counts(gateway);

        Said other = kiosk.open(session, Kiosk.wish("counter", clinic.bill(13, 50_00)));
        Said same = kiosk.open(session, bill);

        assertThat(other.status()).as(other.text()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("voucher-used");
        assertThat(other.text("next")).contains("重新扫码");
        assertThat(same.text("code"))
                .as("the bill it serves may be asked for again")
                .isEqualTo("bill-held");
        counts.never("O02", "1101", "2201");
        kiosk.pay(priced.text("orderId"));
        kiosk.until(priced.text("orderId"), "SETTLED");
        Said again = kiosk.open(Kiosk.session(kiosk.byVoucher(13)), Kiosk.wish("counter", clinic.bill(13, 40_00)));
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        clinic.cancel(again.text("orderId"));
        kiosk.until(again.text("orderId"), "CANCELLED");
    }

    private static String redirect(URI page) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }
}
