package io.medsettle.adapter.alipay;

import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.crypto.Verifier;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The certificates Alipay may sign with now, old and new at once, by the serial it names; grows while running. Safe to share. */
final class KnownCertificates {
    private final Map<String, X509Certificate> known = new ConcurrentHashMap<>();
    private final Function<String, Optional<X509Certificate>> download;
    private final Duration apart;
    private final InstantSource clock;
    private @Nullable Instant last;

    /** @param download fetches a certificate by its serial and proves it against the root; empty if either fails */
    KnownCertificates(
            AlipayTrust.Certificates trust, Function<String, Optional<X509Certificate>> download, InstantSource clock) {
        trust.alipay().forEach(certificate -> known.put(CertSn.of(certificate), certificate));
        this.download = download;
        this.apart = trust.apart();
        this.clock = clock;
    }

    Optional<Verifier> named(String sn) {
        if (!known.containsKey(sn) && mayAsk()) {
            download.apply(sn).ifPresent(certificate -> known.put(sn, certificate));
        }
        return Optional.ofNullable(known.get(sn)).filter(this::good).map(KnownCertificates::verifier);
    }

    List<Verifier> all() {
        return known.values().stream()
                .filter(this::good)
                .map(KnownCertificates::verifier)
                .toList();
    }

    /** No if one was asked for a moment ago, so that strangers cannot make us ask. */
    private synchronized boolean mayAsk() {
        Instant now = clock.instant();
        if (last != null && Duration.between(last, now).compareTo(apart) < 0) {
            return false;
        }
        last = now;
        return true;
    }

    private boolean good(X509Certificate certificate) {
        return Date.from(clock.instant()).before(certificate.getNotAfter());
    }

    private static Verifier verifier(X509Certificate certificate) {
        return Rsa.verifier(certificate.getPublicKey());
    }
}
