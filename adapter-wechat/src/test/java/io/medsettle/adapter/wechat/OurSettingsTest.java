package io.medsettle.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class OurSettingsTest {
    private record Draft(
            String base,
            String appid,
            String mchid,
            String serial,
            String key,
            String callbacks,
            boolean production,
            MedicalSettings medical) {
        WechatSettings build() {
            WechatSettings s = Sample.settings();
            return new WechatSettings(
                    URI.create(base),
                    appid,
                    mchid,
                    serial,
                    s.merchantSigner(),
                    Optional.empty(),
                    List.of(new Secret(key)),
                    s.platformKeys(),
                    Optional.empty(),
                    URI.create(callbacks),
                    "诊间缴费",
                    Duration.ofMinutes(30),
                    Duration.ofSeconds(3),
                    production,
                    Optional.of(medical));
        }
    }

    private static final Draft GOOD = new Draft(
            "https://api.mch.weixin.qq.com",
            Sample.APPID,
            Sample.MCHID,
            Sample.SERIAL,
            Sample.API_V3_KEY.reveal(),
            "https://pay.example.org/callbacks/wechat/H1",
            true,
            Sample.medical());

    @Test
    void settings_that_cannot_work_stop_the_start() {
        assertThat(GOOD.build()).isNotNull();
        refused(
                d -> new Draft(
                        "http://api.mch.weixin.qq.com",
                        d.appid,
                        d.mchid,
                        d.serial,
                        d.key,
                        d.callbacks,
                        true,
                        d.medical),
                "base");
        refused(
                d -> new Draft(d.base, "WX0000000000000001", d.mchid, d.serial, d.key, d.callbacks, true, d.medical),
                "appid");
        refused(d -> new Draft(d.base, d.appid, "190000000", d.serial, d.key, d.callbacks, true, d.medical), "mchid");
        refused(
                d -> new Draft(d.base, d.appid, d.mchid, "4e9f00", d.key, d.callbacks, true, d.medical),
                "merchantSerial");
        refused(d -> new Draft(d.base, d.appid, d.mchid, d.serial, "short", d.callbacks, true, d.medical), "APIv3");
        refused(
                d -> new Draft(d.base, d.appid, d.mchid, d.serial, d.key, d.callbacks + "?a=b", true, d.medical),
                "callbackBase");
        refused(
                d -> new Draft(d.base, d.appid, d.mchid, d.serial, d.key, "http://pay.example.org/x", true, d.medical),
                "callbackBase");
    }

    @Test
    void a_test_flag_left_on_stops_production() {
        MedicalSettings m = Sample.medical();
        MedicalSettings test = new MedicalSettings(
                m.cityId(), m.medInstName(), m.medInstNo(), "", m.orderTypes(), m.cardTypes(), true, false, true);
        refused(d -> new Draft(d.base, d.appid, d.mchid, d.serial, d.key, d.callbacks, true, test), "med_ins_test_env");
        assertThat(new Draft(GOOD.base, GOOD.appid, GOOD.mchid, GOOD.serial, GOOD.key, GOOD.callbacks, false, test)
                        .build())
                .isNotNull();
    }

    @Test
    void medical_settings_take_only_words_of_the_tables() {
        assertThatThrownBy(() -> new MedicalSettings(
                        "440100",
                        "示例医院",
                        "H1",
                        "",
                        Map.of("a", "UNKNOWN_ORDER_TYPE"),
                        Map.of("01", "ID_CARD"),
                        true,
                        false,
                        false))
                .hasMessageContaining("order_type");
        assertThatThrownBy(() -> new MedicalSettings(
                        "440100",
                        "示例医院",
                        "H1",
                        "",
                        Map.of("a", "DIAG_PAY"),
                        Map.of("01", "PASSPORT"),
                        true,
                        false,
                        false))
                .hasMessageContaining("card_type");
    }

    @Test
    void nothing_that_is_printed_shows_a_key() {
        String all = Sample.settings().toString() + GoldenPagesTest.authorisation() + Sample.platformKey();
        assertThat(all)
                .doesNotContain(Sample.API_V3_KEY.reveal())
                .doesNotContain("secret-demo")
                .doesNotContain("BEGIN");
    }

    @Test
    void a_key_with_its_line_ends_written_as_backslash_n_is_read() {
        String pem = Sample.pem("PRIVATE KEY", Sample.MERCHANT.getPrivate().getEncoded())
                .replace("\n", "\\n");
        byte[] signature = WechatKeys.signer(new Secret(pem)).sign(new byte[] {1});
        assertThat(Rsa.verifier(Sample.MERCHANT.getPublic()).verify(new byte[] {1}, signature))
                .isTrue();
        assertThatThrownBy(() -> WechatKeys.signer(new Secret("-----BEGIN RSA PRIVATE KEY-----")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("RSA PRIVATE");
    }

    @Test
    void a_key_that_does_not_belong_to_its_certificate_stops_the_start() {
        var certificate = WechatKeys.certificate(Certificates.pem(Sample.STRANGER, Sample.SERIAL));
        WechatSettings s = Sample.settings();
        WechatSettings wrongKey = with(s, s.merchantSerial(), certificate);
        assertThatThrownBy(() -> new WechatPay(
                        wrongKey,
                        r -> {
                            throw new IllegalStateException();
                        },
                        SettableClock.aMondayMorning()))
                .hasMessageContaining("do not belong together");
        assertThatThrownBy(() -> with(s, "4E9F00000000000000000000000000000000A002", certificate))
                .hasMessageContaining("merchantSerial");
        var right = WechatKeys.certificate(Certificates.pem(Sample.MERCHANT, Sample.SERIAL));
        assertThat(new WechatPay(
                        with(s, s.merchantSerial(), right),
                        r -> {
                            throw new IllegalStateException();
                        },
                        SettableClock.aMondayMorning()))
                .isNotNull();
    }

    private static WechatSettings with(
            WechatSettings s, String serial, java.security.cert.X509Certificate certificate) {
        return new WechatSettings(
                s.base(),
                s.appid(),
                s.mchid(),
                serial,
                s.merchantSigner(),
                Optional.of(certificate),
                s.apiV3Keys(),
                s.platformKeys(),
                s.certificatesApart(),
                s.callbackBase(),
                s.description(),
                s.orderLife(),
                s.deadline(),
                s.production(),
                s.medical());
    }

    private static void refused(UnaryOperator<Draft> change, String words) {
        Draft draft = change.apply(GOOD);
        assertThatThrownBy(draft::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }
}
