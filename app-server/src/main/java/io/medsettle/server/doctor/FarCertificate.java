package io.medsettle.server.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Until when the certificate of a far side's door holds. The handshake is broken off as soon as it was shown: nothing is trusted and
 * nothing is sent. Whether it is trusted, the gateway's own client says.
 */
final class FarCertificate {
    private static final int HTTPS = 443;

    private FarCertificate() {}

    /** Empty if none was shown in time. */
    static Optional<Instant> end(URI door, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        int port = door.getPort() < 0 ? HTTPS : door.getPort();
        LookOnly eyes = new LookOnly();
        try (Socket plain = new Socket()) {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {eyes}, null);
            plain.connect(new InetSocketAddress(door.getHost(), port), millis);
            plain.setSoTimeout(millis);
            try (SSLSocket socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(plain, door.getHost(), port, true)) {
                socket.startHandshake();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException brokenOff) {
            return Optional.ofNullable(eyes.seen.get());
        }
        return Optional.ofNullable(eyes.seen.get());
    }

    /** Trusts nobody. */
    private static final class LookOnly implements X509TrustManager {
        private final AtomicReference<Instant> seen = new AtomicReference<>();

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how) throws CertificateException {
            throw new CertificateException("nobody is a client here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how) throws CertificateException {
            seen.set(chain[0].getNotAfter().toInstant());
            throw new CertificateException("only looked at");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
