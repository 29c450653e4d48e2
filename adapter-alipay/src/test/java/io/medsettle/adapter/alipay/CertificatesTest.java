package io.medsettle.adapter.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.crypto.Pem;
import io.medsettle.ports.wire.WireResult;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A certificate nobody has shown us is believed by its root alone (alipay §1.6). */
class CertificatesTest {
    private static final String ROTATED_SN = "fc15ca6a2abc83e6114115417273358f";
    private static final List<X509Certificate> ROOTS = Pem.certificates(Vectors.certificate("alipayRootCert"));
    private static final String FILE = Vectors.certificate("alipayCertPublicKey_RSA2");
    private static final String ROTATED = Vectors.certificate("rotated");
    private static final String UNKNOWN = "signed with a certificate that is not known";
    private static final X509Certificate INTERMEDIATE = Pem.certificates(FILE).get(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2027-01-05T01:30:00Z"));
    private final ScriptedAlipay alipay = new ScriptedAlipay();

    private CertificateDownload download(List<X509Certificate> roots) {
        Transport transport = new Transport(Sample.GATEWAY, new Seal(Sample.settings(), clock), alipay);
        return new CertificateDownload(transport, roots, Duration.ofSeconds(3), clock);
    }

    private void tells(String pem) {
        String content = Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        alipay.saysRaw("{\"NODE\":{\"code\":\"10000\",\"alipay_cert_content\":\"" + content + "\"},\"sign\":\"x\"}");
    }

    /** The new leaf with the intermediate of the published file behind it. */
    private static String chain() {
        return ROTATED + FILE.substring(FILE.lastIndexOf("-----BEGIN"));
    }

    @Test
    void a_chain_that_reaches_the_root_is_believed() {
        tells(chain());
        assertThat(download(ROOTS).fetch(ROTATED_SN))
                .contains(Pem.certificates(ROTATED).get(0));
        assertThat(alipay.biz()).isEqualTo("{\"alipay_cert_sn\":\"" + ROTATED_SN + "\"}");
    }

    @Test
    void a_chain_that_does_not_reach_it_or_is_another_is_not() {
        tells(chain());
        assertThat(download(ROOTS.subList(2, 3)).fetch(ROTATED_SN)).isEmpty();
        tells(ROTATED);
        assertThat(download(ROOTS).fetch(ROTATED_SN)).isEmpty();
        tells(FILE);
        assertThat(download(ROOTS).fetch(ROTATED_SN)).isEmpty();
        tells("nothing");
        assertThat(download(ROOTS).fetch(ROTATED_SN)).isEmpty();
        alipay.no("40004", "CERT_NOT_EXIST").comes(new WireResult.NoAnswer("timeout"));
        assertThat(download(ROOTS).fetch(ROTATED_SN)).isEmpty();
        assertThat(download(ROOTS).fetch(ROTATED_SN)).isEmpty();
        clock.set(Instant.parse("2040-01-05T01:30:00Z"));
        tells(chain());
        assertThat(download(ROOTS).fetch(ROTATED_SN)).isEmpty();
    }

    @Test
    void a_stranger_cannot_make_us_ask_again_and_again() {
        AtomicInteger asked = new AtomicInteger();
        AlipayTrust.Certificates trust = new AlipayTrust.Certificates(
                INTERMEDIATE, ROOTS, Pem.certificates(FILE).subList(0, 1), Duration.ofMinutes(1));
        KnownCertificates known = new KnownCertificates(
                trust,
                sn -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                },
                clock);
        for (int i = 0; i < 5; i++) {
            assertThat(known.named("0".repeat(32))).isEmpty();
        }
        assertThat(asked.get()).isEqualTo(1);
        clock.tick(Duration.ofMinutes(1));
        known.named("0".repeat(32));
        assertThat(asked.get()).isEqualTo(2);
        assertThat(known.all()).hasSize(1);
        clock.set(Instant.parse("2040-01-05T01:30:00Z"));
        assertThat(known.all()).isEmpty();
    }

    @Test
    void notices_that_name_made_up_certificates_do_not_keep_the_answers_from_learning_the_new_one() {
        AlipayTrust.Certificates trust = new AlipayTrust.Certificates(
                INTERMEDIATE, ROOTS, Pem.certificates(FILE).subList(0, 1), Duration.ofMinutes(5));
        X509Certificate rotated = Pem.certificates(ROTATED).get(0);
        KnownCertificates known = new KnownCertificates(
                trust, sn -> sn.equals(ROTATED_SN) ? Optional.of(rotated) : Optional.empty(), clock);
        Verification verification = new Verification(List.of(), Optional.of(known));
        String text = Vectors.of("T4.node");
        String sign = Vectors.of("T4.sign");
        assertThat(verification.noticeDefect(text, sign, "0".repeat(32))).isPresent();
        assertThat(verification.noticeDefect(text, sign, ROTATED_SN)).contains(UNKNOWN);
        assertThat(verification.defect(text, sign, ROTATED_SN)).contains("signature does not match");
        assertThat(verification.noticeDefect(text, sign, ROTATED_SN)).contains("signature does not match");
    }

    @Test
    void a_notice_under_a_new_serial_is_looked_up_too_and_the_old_one_stays_good() {
        AlipayTrust.Certificates trust = new AlipayTrust.Certificates(
                INTERMEDIATE, ROOTS, Pem.certificates(FILE).subList(0, 1), Duration.ofMinutes(5));
        X509Certificate rotated = Pem.certificates(ROTATED).get(0);
        KnownCertificates known = new KnownCertificates(trust, sn -> Optional.of(rotated), clock);
        assertThat(known.namedByNotice(ROTATED_SN)).isPresent();
        assertThat(known.namedByNotice(Vectors.of("T7.alipay_cert_sn(file leaf+inter)")))
                .isPresent();
    }

    @Test
    void a_reply_in_certificate_mode_must_name_its_certificate() {
        AlipayTrust.Certificates trust = new AlipayTrust.Certificates(
                INTERMEDIATE, ROOTS, Pem.certificates(FILE).subList(0, 1), Duration.ofMinutes(1));
        Verification verification =
                new Verification(List.of(), Optional.of(new KnownCertificates(trust, sn -> Optional.empty(), clock)));
        String node = Vectors.of("T4.node");
        String sign = Vectors.of("T4.sign");
        String sn = Vectors.of("T7.alipay_cert_sn(file leaf+inter)");
        assertThat(verification.defect(node, sign, sn)).isEmpty();
        assertThat(verification.defect(node, sign, "")).contains("no certificate named");
        assertThat(verification.defect(node, sign, ROTATED_SN)).isPresent();
        assertThat(verification.defect(node, "", sn)).contains("not signed");
        assertThat(verification.noticeDefect(node, sign, "")).isEmpty();
        assertThat(verification.noticeDefect(node + " ", sign, "")).isPresent();
    }
}
