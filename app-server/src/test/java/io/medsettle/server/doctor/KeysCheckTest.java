package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.yibao.Sm2Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCheckTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final KeyPair PAIR = Pairs.rsa();

    @TempDir
    Path data;

    private List<String> told(Site site) {
        try (Installation installation = site.read()) {
            return Site.told(new KeysCheck(installation, CLOCK));
        }
    }

    private static String certificate(KeyPair pair, int days) {
        Instant now = CLOCK.instant();
        return Pairs.certificate(
                pair,
                now.minus(Duration.ofDays(400)),
                now.plus(Duration.ofDays(days)).plusSeconds(3600));
    }

    private Site own() {
        return Site.whole(data)
                .with("medsettle.wechat.merchant-key", Pairs.privatePem(PAIR))
                .with("medsettle.wechat.merchant-serial", Pairs.SERIAL.toString(16));
    }

    @Test
    void keys_that_are_read_belong_together_and_hold_are_well() throws IOException {
        Files.createFile(
                data.resolve("audit-key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        List<String> told = told(own().with("medsettle.wechat-codes.merchant-certificate", certificate(PAIR, 300)));
        assertThat(told)
                .allMatch(t -> t.startsWith("GOOD"))
                .anyMatch(t -> t.startsWith("GOOD 微信商户证书 还有 300 天"))
                .anyMatch(t -> t.startsWith("GOOD 支付宝公钥可读 (1 个)"))
                .anyMatch(t -> t.startsWith("GOOD 信用平台的密钥 还有"))
                .anyMatch(t -> t.contains("audit-key 只对"));
    }

    @Test
    void a_certificate_is_told_before_it_runs_out_and_when_it_did() {
        Instant now = CLOCK.instant();
        for (int days : List.of(0, 6)) {
            assertThat(Expiry.of("证书", now.plus(Duration.ofDays(days)).plusSeconds(9), now, "换")
                            .verdict())
                    .isEqualTo(Verdict.MUST);
        }
        assertThat(Expiry.of("证书", now.plus(Duration.ofDays(7)), now, "换").verdict())
                .isEqualTo(Verdict.ATTENTION);
        assertThat(Expiry.of("证书", now.plus(Duration.ofDays(30)), now, "换").verdict())
                .isEqualTo(Verdict.GOOD);
        assertThat(told(own().with("medsettle.wechat-codes.merchant-certificate", certificate(PAIR, 20))))
                .anyMatch(t -> t.startsWith("ATTENTION 微信商户证书 还有 20 天"));
        assertThat(told(own().with("medsettle.wechat-codes.merchant-certificate", certificate(PAIR, -3))))
                .anyMatch(t -> t.startsWith("MUST 微信商户证书 已于"));
    }

    @Test
    void keys_that_do_not_belong_together_are_told() {
        KeyPair other = Pairs.rsa();
        Sm2Keys hospital = Sm2Keys.generate();
        List<String> told = told(own().with("medsettle.wechat-codes.merchant-certificate", certificate(other, 300))
                .with("medsettle.wechat.merchant-serial", "4E9F00")
                .with("medsettle.wechat.platform-key", Pairs.publicPem(PAIR))
                .with("medsettle.alipay.app-key", Pairs.privatePem(other))
                .with("medsettle.alipay.alipay-keys", List.of(Pairs.publicBase64(other)))
                .with("medsettle.yibao.hospital-key", hospital.privateKey())
                .with("medsettle.yibao.centre-key", hospital.publicKey()));
        assertThat(told)
                .anyMatch(t -> t.startsWith("MUST 微信商户证书与商户私钥不是一对"))
                .anyMatch(t -> t.startsWith("MUST 微信商户证书的序列号与"))
                .anyMatch(t -> t.startsWith("MUST 微信支付公钥填成了商户自己的"))
                .anyMatch(t -> t.startsWith("MUST 支付宝公钥填成了应用自己的"))
                .anyMatch(t -> t.startsWith("MUST 移动支付中心的公钥填成了医院自己的"));
    }

    @Test
    void certificates_of_alipay_are_read_paired_and_watched() {
        String soon = certificate(PAIR, 3);
        List<String> told = told(Site.whole(data)
                .with("medsettle.alipay.app-key", Pairs.privatePem(Pairs.rsa()))
                .with("medsettle.alipay.app-certificate", soon)
                .with("medsettle.alipay.root-certificates", certificate(PAIR, 300))
                .with("medsettle.alipay.alipay-certificates", List.of(certificate(PAIR, -3), certificate(PAIR, 25))));
        assertThat(told)
                .anyMatch(t -> t.startsWith("MUST 支付宝应用证书 只剩 3 天"))
                .anyMatch(t -> t.startsWith("MUST 支付宝应用证书与应用私钥不是一对"))
                .anyMatch(t -> t.startsWith("ATTENTION 支付宝公钥证书 还有 25 天"))
                .anyMatch(t -> t.startsWith("GOOD 支付宝根证书 还有 300 天"));
    }

    @Test
    void a_key_that_is_none_is_named_and_not_told() {
        List<String> told = told(Site.whole(data)
                .with(
                        "medsettle.wechat.merchant-key",
                        "-----BEGIN PRIVATE KEY-----\nbm90LWEta2V5\n-----END PRIVATE KEY-----")
                .with("medsettle.yibao.hospital-key", "%%not-a-key%%")
                .without("medsettle.wechat-codes.merchant-certificate")
                .without("medsettle.yibao.centre-key"));
        assertThat(told)
                .anyMatch(t -> t.startsWith("MUST 微信商户私钥 读不出来"))
                .anyMatch(t -> t.startsWith("MUST 医保移动支付的医院私钥 (SM2) 读不出来"))
                .anyMatch(t -> t.startsWith("MUST 医保移动支付中心的公钥 (SM2) 没有设置"))
                .anyMatch(t -> t.startsWith("ATTENTION 微信商户证书的到期日不在设置中"));
        assertThat(told).anyMatch(t -> t.startsWith("UNKNOWN 微信支付公钥可读; 自己的私钥读不出来"));
        assertThat(told.toString()).doesNotContain("bm90LWEta2V5").doesNotContain("not-a-key");
    }

    @Test
    void a_key_of_the_credit_platform_that_ran_out_is_told() {
        Site site = Site.whole(data);
        site.settings().keySet().stream()
                .filter(name -> name.matches("medsettle\\.credit-keys\\.[^.]+\\.valid-to"))
                .forEach(
                        name -> site.with(name, CLOCK.instant().minusSeconds(60).toString()));
        assertThat(told(site)).anyMatch(t -> t.startsWith("MUST 信用平台的密钥 已于"));
    }

    @Test
    void a_file_with_keys_that_others_can_read_is_told() throws IOException {
        Files.createFile(data.resolve("audit-key"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(data.resolve("audit-key"), PosixFilePermissions.fromString("rw-r--r--"));
        Path settings = Files.createFile(data.resolve("medsettle.yml"));
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(told(Site.whole(data).with("micronaut.config.files", settings.toString())))
                .anyMatch(t -> t.startsWith("MUST") && t.contains("audit-key 对其他用户开放"))
                .anyMatch(t -> t.startsWith("GOOD") && t.contains("medsettle.yml"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(told(Site.whole(data))).anyMatch(t -> t.startsWith("GOOD") && t.contains("audit-key"));
    }
}
