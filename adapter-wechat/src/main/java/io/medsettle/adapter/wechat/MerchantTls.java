package io.medsettle.adapter.wechat;

import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A seam that shows the merchant's certificate (双向证书, apiclient_cert.pem and apiclient_key.pem), for {@code /secapi} of
 * the older interface; wechat §6.10. Safe to share between threads.
 */
public final class MerchantTls {
    private static final char[] IN_MEMORY = "merchant".toCharArray();

    private MerchantTls() {}

    /**
     * @param connect how long to wait for a connection
     * @param key the merchant's private key, PEM
     * @param certificate the merchant's certificate, PEM
     * @param trusted the far side's certificate or that of whom it is signed by, PEM; empty = whom this Java trusts
     * @throws IllegalArgumentException if it is no key or no certificate, or one does not belong to the other
     */
    public static Exchange exchange(Duration connect, Secret key, String certificate, Optional<String> trusted) {
        RSAPrivateKey own = Pem.privateKey(key);
        X509Certificate shown = Pem.certificate(certificate);
        boolean together = shown.getPublicKey() instanceof RSAPublicKey open
                && open.getModulus().equals(own.getModulus());
        WechatSettings.require(together, "the merchant's certificate is not of the merchant's key");
        try {
            KeyStore store = store();
            store.setKeyEntry("merchant", own, IN_MEMORY, new Certificate[] {shown});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, IN_MEMORY);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusting(trusted));
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return new OkHttpExchange(connect, false, tls, (X509TrustManager) trust.getTrustManagers()[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK speaks no TLS under a certificate", e);
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY);
        return store;
    }

    private static @Nullable KeyStore trusting(Optional<String> trusted) throws GeneralSecurityException, IOException {
        if (trusted.isEmpty()) {
            return null;
        }
        KeyStore store = store();
        store.setCertificateEntry("wechat", Pem.certificate(trusted.get()));
        return store;
    }
}
