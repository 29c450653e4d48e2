package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.creditgz.CreditKey;
import io.medsettle.adapter.creditgz.CreditSettings;
import io.medsettle.fixtures.Covers;
import io.medsettle.server.credit.WhiteListRules;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** 商户入网、测试参数、生产参数、白名单、回退: nothing of it needs a restart, and everything is kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnboardingTest {
    private static final String PATH = "/api/v1/credit/onboarding";
    private static final String SALT = "hospital-salt";

    private Gateway gateway;
    private Edge admin;

    @BeforeAll
    void start() {
        gateway = Gateway.start(Map.of("medsettle.credit.white-list.salt", SALT));
        admin = gateway.as("admin");
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private Said change(Map<String, Object> what) {
        Said said = admin.post(PATH + "/changes", what);
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return said;
    }

    private static Map<String, Object> outpatient(String patientClass, String stage) {
        return Map.of(
                "why",
                "切换",
                "operations",
                List.of(Map.of("operation", "OUTPATIENT", "patientClass", patientClass, "stage", stage)));
    }

    /** How a class stands, as those see it who may switch it. */
    private JsonNode standing(String patientClass) {
        JsonNode classes = admin.get(PATH).body().path("classes");
        for (JsonNode each : classes) {
            if (each.path("patientClass").asText().equals(patientClass)) {
                return each;
            }
        }
        throw new AssertionError(patientClass + " in " + classes);
    }

    private String stage(String patientClass) {
        return standing(patientClass).path("outpatient").asText();
    }

    /** The number of the merchant that its bills go to, "" for the one of the settings. */
    private String merchant(String patientClass) {
        return standing(patientClass).path("merchants").path("OUTPATIENT").asText();
    }

    /** What the white list says of somebody whose bill is saved now. */
    private String listed(int person, String dept) {
        CreditClinic credit = new CreditClinic(gateway);
        Said said = credit.decided(CreditClinic.event(gateway.clinic().bill(person, 10_00), "deptCode", dept));
        assertThat(said.text("result")).as("nobody has signed: " + said.text()).isEqualTo("SKIPPED");
        return said.text("gate").equals("WHITE_LIST") ? said.text("code") : "MAY";
    }

    private Said merchant(String environment, String merId) {
        return admin.post(
                PATH + "/merchants",
                Map.of(
                        "environment", environment,
                        "merId", merId,
                        "orgCode", "H44010000001",
                        "keyId", "k1",
                        "signKey", "sign-key-0123456",
                        "encKey", "enc-key-01234567",
                        "baseUrl", "https://credit.example.invalid/hos",
                        "why", "运营方邮件"));
    }

    @Test
    @Covers("A31")
    void one_operation_of_one_class_is_switched_off_and_rolled_back_by_one_call() {
        assertThat(stage("GZ_CITY")).isEqualTo("SETTINGS");

        Said off = change(outpatient("GZ_CITY", "OFF"));

        assertThat(stage("GZ_CITY")).isEqualTo("OFF");
        assertThat(stage("NATIONAL_OTHER")).isEqualTo("SETTINGS");
        assertThat(off.text("by")).isEqualTo("admin");
        assertThat(off.text("why")).isEqualTo("切换");

        Said back = admin.post(PATH + "/rollback", Map.of("why", "投诉"));

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(stage("GZ_CITY")).isEqualTo("SETTINGS");
        assertThat(back.body().path("version").asLong())
                .isEqualTo(off.body().path("version").asLong() + 1);
        assertThat(back.text("at")).contains("T").endsWith("+08:00");
        JsonNode history = admin.get(PATH + "/changes").body();
        assertThat(history.path(0).path("why").asText()).isEqualTo("投诉");
        assertThat(history.path(1).path("why").asText()).isEqualTo("切换");
    }

    @Test
    @Covers("A31")
    void test_and_production_parameters_stand_side_by_side_and_hold_as_they_are_switched() {
        assertThat(admin.post(PATH + "/changes", outpatient("GZ_DIRECT", "PRODUCTION"))
                        .text("code"))
                .as("nobody has kept any of production yet")
                .isEqualTo("no-merchant");
        String test = merchant("TEST", "M-TEST").text("number");
        String production = merchant("PRODUCTION", "M-REAL").text("number");
        assertThat(merchant("GZ_DIRECT")).isEmpty();

        change(outpatient("GZ_DIRECT", "TEST"));
        assertThat(merchant("GZ_DIRECT")).isEqualTo(test);
        change(outpatient("GZ_DIRECT", "PRODUCTION"));
        assertThat(merchant("GZ_DIRECT")).isEqualTo(production);
        assertThat(standing("GZ_DIRECT").path("merchants").has("DEPOSIT")).isFalse();

        String shown = admin.get(PATH + "/merchants").text();
        assertThat(shown).contains("M-TEST", "M-REAL").doesNotContain("sign-key", "enc-key");
        assertThat(gateway.count("SELECT COUNT(*) FROM credit_merchant WHERE box IS NOT NULL"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    @Covers("A31")
    void the_white_list_lets_through_whom_it_names_for_two_weeks_in_their_department() {
        String certNo = Clinic.person(7).idNumber();
        assertThat(listed(8, "D01")).isEqualTo("MAY");

        change(Map.of("why", "试运行", "whiteList", "ONLY_LISTED"));
        assertThat(listed(7, "D01")).isEqualTo("NOT_LISTED");
        Said entry = admin.post(PATH + "/white-list", Map.of("certNo", certNo, "deptCode", "D01", "note", "志愿者"));
        assertThat(entry.status()).as(entry.text()).isEqualTo(201);

        assertThat(entry.text("digest")).isEqualTo(WhiteListRules.digest(SALT, certNo));
        assertThat(OffsetDateTime.parse(entry.text("to")))
                .isEqualTo(OffsetDateTime.parse(entry.text("from")).plusDays(14));
        assertThat(listed(7, "D01")).isEqualTo("MAY");
        assertThat(listed(7, "D02")).isEqualTo("NOT_LISTED");
        assertThat(listed(8, "D01")).isEqualTo("NOT_LISTED");
        assertThat(admin.get(PATH + "/white-list").text()).doesNotContain(certNo);

        Said gone = admin.send("DELETE", PATH + "/white-list/" + entry.text("digest"), null, Map.of());
        assertThat(gone.status()).isEqualTo(204);
        assertThat(listed(7, "D01")).isEqualTo("NOT_LISTED");
        change(Map.of("why", "停", "whiteList", "CLOSED"));
        assertThat(listed(7, "D01")).isEqualTo("LIST_CLOSED");
        change(Map.of("why", "全面上线", "whiteList", "OFF"));
        assertThat(listed(8, "D09")).isEqualTo("MAY");
    }

    @Test
    @Covers("A31")
    void what_a_doctor_saves_follows_the_switch_at_once_and_a_refund_goes_where_the_payment_went() {
        CreditClinic credit = new CreditClinic(gateway);
        credit.signed(3);
        CreditSettings platform = gateway.bean(CreditSettings.class);
        CreditKey key = platform.keys().keys().get(0);
        Said kept = admin.post(
                PATH + "/merchants",
                Map.of(
                        "environment", "TEST",
                        "merId", platform.merId(),
                        "orgCode", platform.orgCode(),
                        "keyId", key.id(),
                        "signKey", key.signKey().reveal(),
                        "encKey", key.encKey().reveal(),
                        "baseUrl", platform.baseUrl().toString(),
                        "why", "联调"));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        change(outpatient("SELF", "TEST"));

        Said paid = credit.decided(CreditClinic.event(gateway.clinic().bill(3, 40_00), "patientClass", "SELF"));
        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        change(outpatient("SELF", "OFF"));
        Said skipped = credit.decided(CreditClinic.event(gateway.clinic().bill(3, 30_00), "patientClass", "SELF"));
        assertThat(skipped.text("result")).as(skipped.text()).isEqualTo("SKIPPED");
        credit.refund(CreditClinic.order(paid));
        credit.until(CreditClinic.order(paid), "REFUNDED");
        admin.post(PATH + "/rollback", Map.of("why", "恢复"));
        Said again = credit.decided(CreditClinic.event(gateway.clinic().bill(3, 20_00), "patientClass", "SELF"));

        assertThat(again.text("result")).as(again.text()).isEqualTo("PAID");
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM posting WHERE account = ? AND labels LIKE '%creditMerchant=TEST%'",
                        "due-from:credit"))
                .isEqualTo(3);
        admin.post(PATH + "/changes", outpatient("SELF", "SETTINGS"));
    }

    @Test
    @Covers("A31")
    void registering_a_merchant_does_not_switch_to_it_and_rolling_back_returns_to_the_one_before() {
        String first = merchant("TEST", "M-FIRST").text("number");
        change(outpatient("PROVINCE_OTHER", "TEST"));
        assertThat(merchant("PROVINCE_OTHER")).isEqualTo(first);

        String second = merchant("TEST", "M-SECOND").text("number");

        assertThat(second).isNotEqualTo(first);
        assertThat(merchant("PROVINCE_OTHER")).as("registered, nothing more").isEqualTo(first);
        Said switched = change(outpatient("PROVINCE_OTHER", "TEST"));
        assertThat(merchant("PROVINCE_OTHER")).isEqualTo(second);
        assertThat(switched.text()).contains("{\"OUTPATIENT\":\"" + second + "\"}");
        admin.post(PATH + "/rollback", Map.of("why", "投诉"));
        assertThat(merchant("PROVINCE_OTHER")).isEqualTo(first);
        change(named("PROVINCE_OTHER", second));
        assertThat(merchant("PROVINCE_OTHER")).isEqualTo(second);
        assertThat(admin.post(PATH + "/changes", named("PROVINCE_OTHER", "TEST-999"))
                        .text("code"))
                .isEqualTo("no-merchant");
        change(outpatient("PROVINCE_OTHER", "SETTINGS"));
        assertThat(merchant("PROVINCE_OTHER")).isEmpty();
    }

    private static Map<String, Object> named(String patientClass, String number) {
        return Map.of(
                "why",
                "换商户",
                "operations",
                List.of(Map.of(
                        "operation", "OUTPATIENT", "patientClass", patientClass, "stage", "TEST", "merchant", number)));
    }

    @Test
    void only_who_may_switch_can() {
        assertThat(gateway.as("finance").get(PATH).status()).isEqualTo(403);
    }
}
