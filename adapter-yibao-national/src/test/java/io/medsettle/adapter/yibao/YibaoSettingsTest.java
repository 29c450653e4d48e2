package io.medsettle.adapter.yibao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.CoreSettings.Operator;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YibaoSettingsTest {
    private static final Operator CLERK = new Operator("1", "0053", "收费员甲", "00-00-5E-00-53-01", "192.0.2.10");

    private static CoreSettings core(String url, String account, Secret secret, int digit) {
        return new CoreSettings(
                url, Gateway.TIF, account, secret, CLERK, digit, Duration.ofSeconds(60), CoreDialect.baseline());
    }

    private static void refused(ThrowingCallable building, String words) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("yibao settings: ")
                .hasMessageContaining(words);
    }

    @Test
    void a_hospital_has_twelve_characters_and_a_place() {
        refused(() -> new Hospital("H1", "示例医院", "440100"), "hospital.code");
        refused(() -> new Hospital("H44999900001", " ", "440100"), "hospital.name");
        refused(() -> new Hospital("H44999900001", "示例医院", "44010"), "hospital.admdvs");
    }

    @Test
    void an_address_is_https_or_loopback() {
        Secret secret = new Secret("s");
        refused(() -> core("http://core.example/{infno}", "a", secret, 0), "core.urlTemplate: https");
        refused(() -> core("core", "a", secret, 0), "an address with a host");
        assertThatCode(() -> core("http://127.0.0.1:8080/{infno}", "a", secret, 0))
                .doesNotThrowAnyException();
    }

    @Test
    void a_tif_gateway_wants_account_and_secret() {
        refused(() -> core("https://core.example/{infno}", "", new Secret("s"), 0), "core.paasId");
        refused(() -> core("https://core.example/{infno}", "a", new Secret(""), 0), "core.gatewaySecret");
        refused(() -> core("https://core.example/{infno}", "a", new Secret("s"), 10), "core.nodeDigit");
    }

    @Test
    void the_centre_wants_a_path_for_each_transaction() {
        CentreKeys keys = new CentreKeys(
                new Secret("s"), m -> m, (m, s) -> true, SoftKeys.dataCipher("A".repeat(32), new Secret("s")));

        refused(
                () -> new CentreSettings(
                        "https://centre.example",
                        Map.of(),
                        "A".repeat(32),
                        keys,
                        Duration.ofSeconds(30),
                        CentreDialect.national(),
                        Unlocated.refused()),
                "centre.paths: one for");
        refused(
                () -> new CentreSettings(
                        "https://centre.example/",
                        CentreSettings.nationalPaths(),
                        "A".repeat(32),
                        keys,
                        Duration.ofSeconds(30),
                        CentreDialect.national(),
                        Unlocated.refused()),
                "no slash at the end");
        CentreSettings centre = new CentreSettings(
                "https://centre.example",
                CentreSettings.nationalPaths(),
                "A".repeat(32),
                keys,
                Duration.ofSeconds(30),
                CentreDialect.national(),
                Unlocated.refused());
        refused(
                () -> new YibaoSettings(
                        new io.medsettle.ports.value.Party("yibao"),
                        new Hospital("H44999900001", "示例医院", "440100"),
                        core("https://core.example/{infno}", "a", new Secret("s"), 0),
                        centre,
                        YibaoPolicy.usual().withSync(true, false)),
                "6204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0,0", "23.129112,113.264385", "113.264385", "113.26,23.12,1", "refuse", "113,99"})
    void a_position_that_no_site_in_china_has_is_never_told_of_a_patient(String setting) {
        refused(() -> Unlocated.of(setting), "centre.unlocated");
    }

    @Test
    void a_site_says_its_own_position_or_refuses() {
        assertThat(Unlocated.of("113.264385,23.129112").position()).isEqualTo("113.264385,23.129112");
        assertThat(Unlocated.of("REFUSE")).isEqualTo(Unlocated.refused());
    }

    @Test
    void a_secret_is_required_and_never_in_the_message() {
        refused(
                () -> CentreKeys.inSoftware("short", new Secret("x"), new Secret("topsecret"), "pub", SoftKeys.USER_ID),
                "centre.appId");
        assertThatThrownBy(() -> CentreKeys.inSoftware(
                        "A".repeat(32), new Secret("x"), new Secret("dG9wc2VjcmV0!"), "pub", SoftKeys.USER_ID))
                .hasMessageNotContaining("dG9wc2VjcmV0");
    }
}
