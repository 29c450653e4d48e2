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
    private final Turn answers;
    private final Turn notices;
    private final InstantSource clock;

    /** @param download fetches a certificate by its serial and proves it against the root; empty if either fails */
    KnownCertificates(
            AlipayTrust.Certificates trust, Function<String, Optional<X509Certificate>> download, InstantSource clock) {
        trust.alipay().forEach(certificate -> known.put(CertSn.of(certificate), certificate));
        this.download = download;
        this.answers = new Turn(trust.apart());
        this.notices = new Turn(trust.apart());
        this.clock = clock;
    }

    /** The one that an answer to a call of ours names. */
    Optional<Verifier> named(String sn) {
        return named(sn, answers);
    }

    /** The one that a notice names, which anybody may have sent: what it makes us ask takes no turn of the answers. */
    Optional<Verifier> namedByNotice(String sn) {
        return named(sn, notices);
    }

    private Optional<Verifier> named(String sn, Turn turn) {
        if (!known.containsKey(sn) && turn.take(clock.instant())) {
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

    private boolean good(X509Certificate certificate) {
        return Date.from(clock.instant()).before(certificate.getNotAfter());
    }

    private static Verifier verifier(X509Certificate certificate) {
        return Rsa.verifier(certificate.getPublicKey());
    }

    /** One download in a while, so that nobody can make us ask again and again. */
    private static final class Turn {
        private final Duration apart;
        private @Nullable Instant last;

        Turn(Duration apart) {
            this.apart = apart;
        }

        synchronized boolean take(Instant now) {
            if (last != null && Duration.between(last, now).compareTo(apart) < 0) {
                return false;
            }
            last = now;
            return true;
        }
    }
}
