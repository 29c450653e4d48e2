package io.medsettle.adapter.wechat;

import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.crypto.Verifier;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One of WeChat's own keys: a public key under its id (微信支付公钥) or a platform certificate under its serial (平台证书),
 * wechat §1 and §4.3. Several are good at once. Safe to share.
 *
 * @param id {@code PUB_KEY_ID_…} or the serial in upper-case hex; an opaque text, never parsed
 * @param verifier checks what WeChat signed
 * @param key seals fields for WeChat
 * @param goodUntil when a certificate runs out; empty for a public key
 */
public record PlatformKey(String id, Verifier verifier, RSAPublicKey key, Optional<Instant> goodUntil) {
    private static final String PUBLIC_KEY = "PUB_KEY_ID_";

    public PlatformKey {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a platform key without an id");
        }
    }

    /** A public key from its PEM, with the id shown beside it in the merchant platform. */
    public static PlatformKey ofPublicKey(String id, String pem) {
        if (!id.startsWith(PUBLIC_KEY)) {
            throw new IllegalArgumentException("the id of a WeChat public key begins with " + PUBLIC_KEY);
        }
        RSAPublicKey key = Pem.publicKey(pem);
        return new PlatformKey(id, Rsa.verifier(key), key, Optional.empty());
    }

    /** A platform certificate from its PEM. */
    public static PlatformKey ofCertificate(String pem) {
        X509Certificate certificate = Pem.certificate(pem);
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            throw new IllegalArgumentException("a platform certificate without an RSA key");
        }
        return new PlatformKey(
                serial(certificate),
                Rsa.verifier(key),
                key,
                Optional.of(certificate.getNotAfter().toInstant()));
    }

    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    static boolean isPublicKeyId(String id) {
        return id.startsWith(PUBLIC_KEY);
    }

    boolean goodAt(Instant now) {
        return goodUntil.map(now::isBefore).orElse(true);
    }

    @Override
    public String toString() {
        return "PlatformKey[" + id + "]";
    }
}
