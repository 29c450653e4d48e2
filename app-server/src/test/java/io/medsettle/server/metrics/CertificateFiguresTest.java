package io.medsettle.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.wechat.WechatSimulator;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

public class CertificateFiguresTest {
    private Instant now = Instant.EPOCH;

    private static String pem() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        return WechatSimulator.merchantCertificate(keys.generateKeyPair(), "0A01");
    }

    private static Instant end(String pem) throws GeneralSecurityException {
        X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        return read.getNotAfter().toInstant();
    }

    @Test
    @Drives("CertificateExpiring")
    void a_certificate_that_ends_within_a_month_is_red_and_one_day_more_is_not() throws GeneralSecurityException {
        String pem = pem();
        Instant end = end(pem);
        now = end.minus(Duration.ofDays(31));
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        CertificateFigures figures = new CertificateFigures(
                Map.of("wechat-merchant", pem, "alipay", "no certificate at all"), () -> now, registry);
        Expression red = Monitoring.alert("CertificateExpiring").condition();
        Exposition before = Exposition.of(registry.scrape());
        assertThat(before.samples())
                .as("what cannot be read has no figure")
                .hasSize(1)
                .first()
                .satisfies(s -> assertThat(s.value()).isEqualTo(31));
        assertThat(red.over(before, before)).isEmpty();

        now = end.minus(Duration.ofDays(30)).plusSeconds(1);
        figures.count();
        assertThat(red.over(before, Exposition.of(registry.scrape())))
                .containsExactly(Map.entry(Map.of("certificate", "wechat-merchant"), 29.0));

        now = end.plusSeconds(1);
        figures.count();
        assertThat(red.over(before, Exposition.of(registry.scrape()))).containsValue(-1.0);
    }
}
