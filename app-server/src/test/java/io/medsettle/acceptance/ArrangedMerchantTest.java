package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.creditgz.CreditProfile;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.credit.CreditKey;
import io.medsettle.fixtures.credit.CreditPlatformSettings;
import io.medsettle.fixtures.credit.CreditSimulator;
import io.medsettle.fixtures.credit.NoticeAttempt;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.sms.ShortMessage;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.credit.Contracts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A hospital with two merchants at two platforms, those of its settings and those that were switched to: contracts, money,
 * bills and notices follow the switch together. Both platforms notify.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrangedMerchantTest {
    private static final String PROFILE = "gz-credit-altshape";
    private static final String APP = "app-1";
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Merchant ofSettings = new Merchant("898449990000021", "0123456789abcdef0123456789abcdef");
    private final Merchant arranged = new Merchant("898449990000022", "fedcba9876543210fedcba9876543210");
    private Gateway gateway;
    private CreditClinic credit;

    /** One merchant at one platform. */
    private static final class Merchant {
        final String merId;
        final String signKey;
        final String encKey;
        final CreditSimulator platform;

        Merchant(String merId, String encKey) {
            this.merId = merId;
            this.signKey = "sign-key-of-" + merId;
            this.encKey = encKey;
            platform = CreditSimulator.start(new CreditPlatformSettings(
                    0,
                    InstantSource.system(),
                    merId,
                    OutsideWorld.ORG,
                    APP,
                    List.of(CreditKey.of("k1", signKey, encKey)),
                    text()));
            platform.billsAtOnce(true);
        }

        private static String text() {
            try (InputStream bytes = CreditProfile.class.getResourceAsStream("profiles/" + PROFILE + ".yaml")) {
                return new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @BeforeAll
    void start() {
        Map<String, Object> more = new HashMap<>();
        more.put("medsettle.credit.platform.profile", PROFILE);
        more.put(
                "medsettle.credit.platform.base-url", ofSettings.platform.base().toString());
        more.put("medsettle.credit.platform.mer-id", ofSettings.merId);
        more.put("medsettle.credit.platform.app-id", APP);
        more.put("medsettle.credit.platform.notices", "true");
        more.put("medsettle.credit-keys.k1.sign-key", ofSettings.signKey);
        more.put("medsettle.credit-keys.k1.enc-key", ofSettings.encKey);
        more.put("medsettle.messages.contracts-every", "300ms");
        gateway = Gateway.start(more);
        credit = new CreditClinic(gateway);
        Map<String, Object> kept = new HashMap<>();
        kept.put("environment", "TEST");
        kept.put("merId", arranged.merId);
        kept.put("orgCode", OutsideWorld.ORG);
        kept.put("appId", APP);
        kept.put("keyId", "k1");
        kept.put("signKey", arranged.signKey);
        kept.put("encKey", arranged.encKey);
        kept.put("baseUrl", arranged.platform.base().toString());
        kept.put("why", "联调");
        Said said = gateway.as("admin").post("/api/v1/credit/onboarding/merchants", kept);
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    @AfterAll
    void stop() {
        gateway.close();
        arranged.platform.close();
        ofSettings.platform.close();
    }

    private void selfPaid(String stage) {
        Said said = gateway.as("admin")
                .post(
                        "/api/v1/credit/onboarding/changes",
                        Map.of(
                                "why",
                                "切换",
                                "operations",
                                List.of(Map.of("operation", "OUTPATIENT", "patientClass", "SELF", "stage", stage))));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    private String state(SamplePerson person) {
        Said said = credit.his()
                .post("/api/v1/credit/contract/query", Map.of("patientId", person.patientId(), "patientClass", "SELF"));
        return said.text("state");
    }

    private Said paid(int person, long fen) {
        return credit.decided(CreditClinic.event(gateway.clinic().bill(person, fen), "patientClass", "SELF"));
    }

    private String bill() {
        LocalDate today = BusinessDay.of(InstantSource.system().instant()).date();
        Said bill = gateway.as("finance").get("/api/v1/channel-bills/CREDIT_GZ/" + today);
        assertThat(bill.status()).as(bill.text()).isEqualTo(200);
        return bill.text();
    }

    private String report() {
        Instant now = InstantSource.system().instant();
        Said said = gateway.as("admin")
                .get("/api/v1/credit/joint-test-report?format=md&from="
                        + now.minusSeconds(600).atOffset(ZoneOffset.UTC) + "&to="
                        + now.plusSeconds(60).atOffset(ZoneOffset.UTC));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return said.text();
    }

    private static void agreed(String bill, String order) {
        assertThat(bill.lines().filter(line -> line.contains(order)))
                .singleElement()
                .asString()
                .contains("一致");
    }

    private static void acknowledged(Merchant merchant) {
        assertThat(merchant.platform.drainNotices(LONG)).isTrue();
        assertThat(merchant.platform.noticeAttempts()).isNotEmpty().allMatch(NoticeAttempt::acknowledged);
    }

    @Test
    @Covers("A31")
    void contracts_bills_and_notices_follow_the_merchant_that_was_switched_to() {
        SamplePerson person = Clinic.person(3);
        ofSettings.platform.sign(person.idNumber(), person.name(), ContractTerms.usual());
        assertThat(state(person)).isEqualTo("SIGNED");
        Said before = paid(3, 41_00);
        assertThat(before.text("result")).as(before.text()).isEqualTo("PAID");

        selfPaid("TEST");

        assertThat(state(person))
                .as("what the other merchant said is not believed")
                .isEqualTo("UNSIGNED");
        arranged.platform.sign(person.idNumber(), person.name(), ContractTerms.usual());
        gateway.bean(Contracts.class).forgetAll();
        assertThat(state(person)).isEqualTo("SIGNED");
        Said after = paid(3, 42_00);
        assertThat(after.text("result")).as(after.text()).isEqualTo("PAID");
        assertThat(ofSettings.platform.held()).isEqualTo(41_00);
        assertThat(arranged.platform.held()).isEqualTo(42_00);
        acknowledged(ofSettings);
        acknowledged(arranged);
        String both = bill();
        agreed(both, CreditClinic.order(before));
        agreed(both, CreditClinic.order(after));

        selfPaid("SETTINGS");
        credit.refund(CreditClinic.order(after));
        credit.until(CreditClinic.order(after), "REFUNDED");
        assertThat(arranged.platform.held()).isZero();
        assertThat(Clinic.eventually(() -> report().contains("| 退费 门诊 | 通过 |"), LONG))
                .as("the keys of whom was switched to open it: " + report())
                .isTrue();
        assertThat(report())
                .contains("| 无感支付 信用支付 | 通过 | 2 | 2 |", "| 退费 住院 | 未测 | 0 |", "| 无感支付 医保个账支付 | 未测 |")
                .doesNotContain("打不开");
        assertThat(bill().lines().filter(line -> line.contains(CreditClinic.order(after))))
                .hasSize(2);
        acknowledged(arranged);
    }

    private static Said fine(Said said) {
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        return said;
    }

    @Test
    @Covers("A38")
    void a_relative_who_was_bound_pays_and_after_unbinding_does_not() {
        SamplePerson payer = Clinic.person(10);
        ofSettings.platform.sign(payer.idNumber(), payer.name(), ContractTerms.usual());
        Edge channel = gateway.as("channel");
        Map<String, Object> bind = Map.of(
                "number", "BIND0001",
                "patientId", Clinic.person(9).patientId(),
                "payerCertType", "01",
                "payerCertNo", payer.idNumber(),
                "payerName", payer.name(),
                "relation", "父亲",
                "consent", "CONSENT0001");
        assertThat(credit.settled(9, 43_00).text("result"))
                .as("nobody is bound")
                .isEqualTo("SKIPPED");

        String relation = fine(channel.post("/api/v1/credit/family", bind)).text("relationNo");

        assertThat(relation).isNotBlank();
        assertThat(fine(channel.post("/api/v1/credit/family", bind)).text("relationNo"))
                .as("the same number once more")
                .isEqualTo(relation);
        Said paid = credit.settled(9, 44_00);
        assertThat(paid.text("result")).as(paid.text()).isEqualTo("PAID");
        credit.refund(CreditClinic.order(paid));
        credit.until(CreditClinic.order(paid), "REFUNDED");

        Map<String, Object> unbind = Map.of("number", "UNBIND0001", "relationNo", relation);
        assertThat(fine(channel.post("/api/v1/credit/family/unbind", unbind)).text("relationNo"))
                .isEqualTo(relation);
        Said left = credit.settled(9, 45_00);
        assertThat(left.text("result")).as(left.text()).isEqualTo("SKIPPED");
    }

    private List<ShortMessage> told(SamplePerson person) {
        return gateway.world().sms().sent().stream()
                .filter(m -> m.to().equals(person.mobile()) && m.template().equals("SMS-contract"))
                .toList();
    }

    private void told(SamplePerson person, int count, String word) {
        assertThat(Clinic.eventually(() -> told(person).size() == count, LONG)).isTrue();
        assertThat(told(person).get(count - 1).words().get("next")).contains(word);
    }

    private void nobodyIsTold(SamplePerson person, int count) {
        assertThat(ofSettings.platform.drainNotices(LONG)).isTrue();
        assertThat(Clinic.eventually(
                        () -> gateway.count("SELECT COUNT(*) FROM contract_notice WHERE done_at = 0") == 0, LONG))
                .isTrue();
        assertThat(told(person)).hasSize(count);
    }

    @Test
    @Covers("A30")
    void a_contract_that_a_notice_says_has_changed_is_told_once_for_each_change() {
        SamplePerson person = Clinic.person(8);
        ofSettings.platform.noticesTo(gateway.address().resolve("/callbacks/credit/" + OutsideWorld.ORG + "/told"));

        ofSettings.platform.sign(person.idNumber(), person.name(), ContractTerms.usual());

        told(person, 1, "已开通");
        ofSettings.platform.freeze(person.idNumber(), 3);
        told(person, 2, "冻结");
        ofSettings.platform.replayNotice("");
        ofSettings.platform.freeze(person.idNumber(), 5);
        nobodyIsTold(person, 2);
        ofSettings.platform.unfreeze(person.idNumber());
        told(person, 3, "已开通");
        ofSettings.platform.terminate(person.idNumber());
        told(person, 4, "解约");
        assertThat(told(person)).allSatisfy(message -> assertThat(
                        String.join(" ", message.words().values()))
                .doesNotContain(person.name(), person.idNumber(), person.patientId()));
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM contract_notice WHERE person = ? OR serial = ?",
                        person.idNumber(),
                        person.idNumber()))
                .isZero();
    }
}
