package io.medsettle.adapter.wechat;

import io.medsettle.fixtures.wechat.WechatSimulator;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireRequest;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The seam with a certificate in its TLS, sent to the simulator's other door. */
final class MutualTls {
    private static final char[] PASSWORD = "merchant".toCharArray();

    private MutualTls() {}

    static Exchange exchange(WechatSimulator wechat) {
        return exchange(wechat, Sample.MERCHANT);
    }

    static Exchange exchange(WechatSimulator wechat, KeyPair merchant) {
        URI there = wechat.secureBase();
        Exchange seam = seam(merchant, wechat.secureCertificate());
        return request -> seam.exchange(new WireRequest(
                request.transaction(),
                request.number(),
                request.transmission(),
                request.method(),
                URI.create(there + request.uri().getRawPath()),
                request.headers(),
                request.body(),
                request.deadline()));
    }

    private static OkHttpExchange seam(KeyPair merchant, String trusted) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, PASSWORD);
            Certificate certificate = Pem.certificate(Certificates.pem(merchant, Sample.SERIAL));
            own.setKeyEntry("merchant", merchant.getPrivate(), PASSWORD, new Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            KeyStore theirs = KeyStore.getInstance("PKCS12");
            theirs.load(null, PASSWORD);
            theirs.setCertificateEntry("wechat", Pem.certificate(trusted));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(theirs);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return new OkHttpExchange(
                    Duration.ofSeconds(2), false, tls, (X509TrustManager) trust.getTrustManagers()[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
