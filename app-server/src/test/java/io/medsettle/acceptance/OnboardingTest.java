package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.creditgz.CreditKey;
import io.medsettle.adapter.creditgz.CreditSettings;
import io.medsettle.fixtures.Covers;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.credit.Switches;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.credit.WhiteList;
import io.medsettle.server.credit.WhiteListRules;
import io.medsettle.server.onboarding.Merchants;
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

    private boolean open(PatientClass patientClass) {
        return gateway.bean(Switches.class).open(Operation.OUTPATIENT, patientClass);
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
        assertThat(open(PatientClass.GZ_CITY)).isTrue();

        Said off = change(outpatient("GZ_CITY", "OFF"));

        assertThat(open(PatientClass.GZ_CITY)).isFalse();
        assertThat(open(PatientClass.SELF)).isTrue();
        assertThat(off.text("by")).isEqualTo("admin");
        assertThat(off.text("why")).isEqualTo("切换");

        Said back = admin.post(PATH + "/rollback", Map.of("why", "投诉"));

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(open(PatientClass.GZ_CITY)).isTrue();
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
        Merchants merchants = gateway.bean(Merchants.class);
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.GZ_DIRECT))
                .isEmpty();

        change(outpatient("GZ_DIRECT", "TEST"));
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.GZ_DIRECT))
                .isEqualTo(test);
        change(outpatient("GZ_DIRECT", "PRODUCTION"));
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.GZ_DIRECT))
                .isEqualTo(production);
        assertThat(merchants.number(Operation.DEPOSIT, PatientClass.GZ_DIRECT)).isEmpty();

        assertThat(merchants.find(production).orElseThrow().merId()).isEqualTo("M-REAL");
        String shown = admin.get(PATH + "/merchants").text();
        assertThat(shown).contains("M-TEST", "M-REAL").doesNotContain("sign-key", "enc-key");
        assertThat(gateway.count("SELECT COUNT(*) FROM credit_merchant WHERE box IS NOT NULL"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    @Covers("A31")
    void the_white_list_lets_through_whom_it_names_for_two_weeks_in_their_department() {
        WhiteList list = gateway.bean(WhiteList.class);
        Secret listed = new Secret(Clinic.person(7).idNumber());
        Secret other = new Secret(Clinic.person(8).idNumber());
        assertThat(list.ask(other, "D01")).isEqualTo(WhiteList.Said.MAY);

        change(Map.of("why", "试运行", "whiteList", "ONLY_LISTED"));
        assertThat(list.ask(listed, "D01")).isEqualTo(WhiteList.Said.NOT_LISTED);
        Said entry =
                admin.post(PATH + "/white-list", Map.of("certNo", listed.reveal(), "deptCode", "D01", "note", "志愿者"));
        assertThat(entry.status()).as(entry.text()).isEqualTo(201);

        assertThat(entry.text("digest")).isEqualTo(WhiteListRules.digest(SALT, listed.reveal()));
        assertThat(java.time.OffsetDateTime.parse(entry.text("to")))
                .isEqualTo(java.time.OffsetDateTime.parse(entry.text("from")).plusDays(14));
        assertThat(list.ask(listed, "D01")).isEqualTo(WhiteList.Said.MAY);
        assertThat(list.ask(listed, "D02")).isEqualTo(WhiteList.Said.NOT_LISTED);
        assertThat(list.ask(other, "D01")).isEqualTo(WhiteList.Said.NOT_LISTED);
        assertThat(admin.get(PATH + "/white-list").text()).doesNotContain(listed.reveal());

        Said gone = admin.send("DELETE", PATH + "/white-list/" + entry.text("digest"), null, Map.of());
        assertThat(gone.status()).isEqualTo(204);
        assertThat(list.ask(listed, "D01")).isEqualTo(WhiteList.Said.NOT_LISTED);
        change(Map.of("why", "停", "whiteList", "CLOSED"));
        assertThat(list.ask(listed, "D01")).isEqualTo(WhiteList.Said.CLOSED);
        change(Map.of("why", "全面上线", "whiteList", "OFF"));
        assertThat(list.ask(other, "")).isEqualTo(WhiteList.Said.MAY);
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
        Merchants merchants = gateway.bean(Merchants.class);
        String first = merchant("TEST", "M-FIRST").text("number");
        change(outpatient("PROVINCE_OTHER", "TEST"));
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.PROVINCE_OTHER))
                .isEqualTo(first);

        String second = merchant("TEST", "M-SECOND").text("number");

        assertThat(second).isNotEqualTo(first);
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.PROVINCE_OTHER))
                .as("registered, nothing more")
                .isEqualTo(first);
        Said switched = change(outpatient("PROVINCE_OTHER", "TEST"));
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.PROVINCE_OTHER))
                .isEqualTo(second);
        assertThat(switched.text()).contains("{\"OUTPATIENT\":\"" + second + "\"}");
        admin.post(PATH + "/rollback", Map.of("why", "投诉"));
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.PROVINCE_OTHER))
                .isEqualTo(first);
        change(named("PROVINCE_OTHER", second));
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.PROVINCE_OTHER))
                .isEqualTo(second);
        assertThat(admin.post(PATH + "/changes", named("PROVINCE_OTHER", "TEST-999"))
                        .text("code"))
                .isEqualTo("no-merchant");
        change(outpatient("PROVINCE_OTHER", "SETTINGS"));
        assertThat(merchants.number(Operation.OUTPATIENT, PatientClass.PROVINCE_OTHER))
                .isEmpty();
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
