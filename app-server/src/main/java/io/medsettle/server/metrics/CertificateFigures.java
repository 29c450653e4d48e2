package io.medsettle.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.env.Environment;
import io.micronaut.core.type.Argument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For how many days the certificates in the settings are still good ({@code medsettle.certificate.days}, below zero afterwards): ours at
 * WeChat and Alipay, and Alipay's own, of which the one that ends last counts. What has no certificate has no figure.
 */
@Singleton
class CertificateFigures implements Counted {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateFigures.class);
    /** Of these there are two during a change. */
    private static final String THEIRS = "alipay";

    private static final Map<String, String> SETTINGS = Map.of(
            "wechat-merchant",
            "medsettle.wechat-codes.merchant-certificate",
            "alipay-app",
            "medsettle.alipay.app-certificate",
            THEIRS,
            "medsettle.alipay.alipay-certificates");

    private final InstantSource clock;
    private final Map<String, Instant> ends = new TreeMap<>();
    private final Map<String, AtomicLong> days = new TreeMap<>();

    @Inject
    CertificateFigures(Environment settings, InstantSource clock, MeterRegistry registry) {
        this(texts(settings), clock, registry);
    }

    /** @param texts PEM by the name under which it is shown; several after each other are a bundle */
    CertificateFigures(Map<String, String> texts, InstantSource clock, MeterRegistry registry) {
        this.clock = clock;
        texts.forEach((name, text) -> end(name, text).ifPresent(at -> {
            ends.put(name, at);
            AtomicLong left = new AtomicLong(left(at));
            days.put(name, left);
            Gauge.builder("medsettle.certificate.days", left, AtomicLong::get)
                    .description("for how many days a certificate is still good")
                    .tag("certificate", name)
                    .register(registry);
        }));
    }

    private static Map<String, String> texts(Environment settings) {
        Map<String, String> texts = new TreeMap<>();
        SETTINGS.forEach((name, setting) -> settings.getProperty(setting, Argument.listOf(String.class))
                .or(() -> settings.getProperty(setting, String.class).map(List::of))
                .map(several -> String.join("\n", several))
                .filter(text -> !text.isBlank())
                .ifPresent(text -> texts.put(name, text)));
        return texts;
    }

    private static Optional<Instant> end(String name, String text) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .stream()
                    .map(c -> ((X509Certificate) c).getNotAfter().toInstant())
                    .reduce((one, other) -> one.isAfter(other) == name.equals(THEIRS) ? one : other);
        } catch (CertificateException e) {
            LOG.warn("the certificate {} could not be read, nobody watches its end", name);
            return Optional.empty();
        }
    }

    @Override
    public void count() {
        days.forEach((name, left) -> Optional.ofNullable(ends.get(name)).ifPresent(at -> left.set(left(at))));
    }

    private long left(Instant end) {
        return Math.floorDiv(
                Duration.between(clock.instant(), end).toSeconds(),
                Duration.ofDays(1).toSeconds());
    }
}
