package io.medsettle.adapter.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.alipay.AlipaySettings.Products;
import io.medsettle.adapter.alipay.MedicalSettings.Flow;
import io.medsettle.adapter.alipay.NoticeSettings.Family;
import io.medsettle.adapter.alipay.NoticeSettings.Template;
import io.medsettle.ports.crypto.Pem;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings stop the start and say which field is wrong. */
class OurSettingsTest {
    private static final Products PRODUCTS = new Products("A", "", "A", "A", "A");

    private static AlipaySettings settings(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(Map.of(
                "gateway", "https://openapi.alipay.com/gateway.do",
                "appId", Sample.APP_ID,
                "sellerId", Sample.SELLER,
                "notifyUrl", "https://pay.example.org/n",
                "subject", "缴费",
                "storeId", "",
                "orderLife", "PT30M",
                "deadline", "PT5S",
                "payDeadline", "PT30S",
                "production", "true"));
        all.putAll(changes);
        return new AlipaySettings(
                URI.create(all.getOrDefault("gateway", "")),
                all.getOrDefault("appId", ""),
                AlipayKeys.signer(Sample.appKey()),
                Sample.trust(Sample.ALIPAY),
                Optional.ofNullable(all.get("contentKey")).map(Secret::new),
                all.getOrDefault("sellerId", ""),
                URI.create(all.getOrDefault("notifyUrl", "")),
                all.getOrDefault("subject", ""),
                PRODUCTS,
                all.getOrDefault("storeId", ""),
                "",
                Optional.empty(),
                Duration.parse(all.getOrDefault("orderLife", "")),
                Duration.parse(all.getOrDefault("deadline", "")),
                Duration.parse(all.getOrDefault("payDeadline", "")),
                Boolean.parseBoolean(all.get("production")),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "gateway,http://openapi.alipay.com/gateway.do",
        "gateway,https://openapi.alipay.com/gateway.do?charset=utf-8",
        "appId,20210000000001",
        "sellerId,2099000000000001",
        "notifyUrl,http://pay.example.org/n",
        "notifyUrl,https://pay.example.org/n?tenant=1",
        "subject,''",
        "storeId,012345678901234567890123456789012",
        "orderLife,PT59S",
        "orderLife,P16D",
        "deadline,PT0S",
        "payDeadline,PT4S",
        "contentKey,AAAA"
    })
    void each_field_that_is_wrong_is_named(String field, String value) {
        assertThatThrownBy(() -> settings(Map.of(field, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(field);
    }

    @Test
    void what_is_right_is_taken_and_plain_http_is_for_tests_only() {
        assertThat(settings(Map.of()).production()).isTrue();
        assertThat(settings(Map.of("gateway", "http://127.0.0.1:1/gateway.do", "production", "false"))
                        .gateway()
                        .getPort())
                .isEqualTo(1);
    }

    @Test
    void the_newer_product_needs_the_mini_programs_number() {
        assertThatThrownBy(() -> new Products("JSAPI_PAY", "", "A", "A", "A")).hasMessageContaining("opAppId");
        assertThatThrownBy(() -> new Products("", "", "A", "A", "A")).hasMessageContaining("product");
    }

    @Test
    void consent_without_the_national_scope_is_no_consent() {
        MedicalSettings m = Sample.medical(Flow.ALIPAY_CASHIER);
        assertThatThrownBy(() -> new MedicalSettings(
                        m.flow(),
                        m.orgCode(),
                        m.orgAppId(),
                        m.orgChnlCrtfCode(),
                        m.insCode(),
                        m.bizType(),
                        m.merchantName(),
                        m.cityCode(),
                        m.authorisationReturn(),
                        m.paymentReturn(),
                        m.channelCode(),
                        m.scene(),
                        m.requestContent(),
                        List.of("auth_base"),
                        m.states()))
                .hasMessageContaining("nhsamp");
    }

    @Test
    void a_key_that_is_none_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> AlipayKeys.signer(new Secret("c2VjcmV0LWtleQ==")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2Vj")
                .hasNoCause();
        assertThatThrownBy(() -> AlipayKeys.publicKeys("nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AlipayKeys.publicKeys()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pem.certificates("nothing")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keys_are_read_bare_and_as_pem_and_with_escaped_line_ends() {
        String bare = Sample.base64(Sample.ALIPAY.getPublic().getEncoded());
        String pem = "-----BEGIN PUBLIC KEY-----\n" + bare + "\n-----END PUBLIC KEY-----\n";
        assertThat(Pem.publicKey(pem)).isEqualTo(Pem.publicKey(bare));
        assertThat(Pem.publicKey(pem.replace("\n", "\\n"))).isEqualTo(Pem.publicKey(bare));
    }

    @Test
    void an_unreadable_root_is_passed_over_and_without_an_rsa_root_there_is_no_trust() {
        String roots = Vectors.certificate("alipayRootCert");
        String broken = roots.replaceFirst("MII", "AAA");
        List<X509Certificate> some = Pem.certificates(broken);
        assertThat(some).hasSize(2);
        List<X509Certificate> ecOnly = some.stream()
                .filter(c -> c.getSigAlgOID().startsWith("1.2.840.10045"))
                .toList();
        X509Certificate app =
                Pem.certificates(Vectors.certificate("appCertPublicKey")).get(0);
        assertThatThrownBy(() -> new AlipayTrust.Certificates(app, ecOnly, List.of(app), Duration.ofMinutes(1)))
                .hasMessageContaining("RSA root");
    }

    @Test
    void notices_and_bills_are_checked_too() {
        assertThatThrownBy(() -> new NoticeSettings(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Template(Family.MEDICAL, " ", "")).isInstanceOf(IllegalArgumentException.class);
        Path here = Path.of(".");
        LocalTime time = LocalTime.of(10, 30);
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new BillSettings(time, "", 1, second, here)).hasMessageContaining("userAgent");
        assertThatThrownBy(() -> new BillSettings(time, "M", 0, second, here)).hasMessageContaining("longest");
        assertThatThrownBy(() -> new BillSettings(time, "M", 1, Duration.ZERO, here))
                .hasMessageContaining("deadline");
    }
}
