package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.CertDownload;
import io.medsettle.adapter.alipay.wire.Envelope;
import io.medsettle.adapter.alipay.wire.Unreadable;
import io.medsettle.ports.crypto.Pem;
import io.medsettle.ports.wire.WireResult.Answered;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fetches a certificate that Alipay has named and nobody has shown us yet (支付宝公钥证书下载), alipay §1.6. The reply may be signed
 * with that very certificate; it is believed because its chain ends in one of the roots.
 */
final class CertificateDownload {
    private final Transport transport;
    private final List<X509Certificate> roots;
    private final Duration deadline;
    private final InstantSource clock;

    CertificateDownload(Transport transport, List<X509Certificate> roots, Duration deadline, InstantSource clock) {
        this.transport = transport;
        this.roots = roots;
        this.deadline = deadline;
        this.clock = clock;
    }

    Optional<X509Certificate> fetch(String sn) {
        return transport
                .send(CertDownload.METHOD, CertDownload.METHOD, "", CertDownload.biz(sn), Map.of(), deadline)
                .match(answer -> believed(answer, sn), never -> Optional.empty(), none -> Optional.empty());
    }

    private Optional<X509Certificate> believed(Answered answer, String sn) {
        if (answer.status() != 200) {
            return Optional.empty();
        }
        try {
            Envelope envelope = Envelope.cut(new String(answer.body(), StandardCharsets.UTF_8), CertDownload.METHOD);
            List<X509Certificate> chain = Pem.certificates(CertDownload.read(envelope.node()));
            X509Certificate leaf = chain.get(0);
            return CertSn.of(leaf).equals(sn) && reachesRoot(chain) ? Optional.of(leaf) : Optional.empty();
        } catch (Unreadable | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean reachesRoot(List<X509Certificate> chain) {
        Set<TrustAnchor> anchors =
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
        List<X509Certificate> path = chain.stream()
                .filter(certificate -> !roots.contains(certificate))
                .toList();
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
