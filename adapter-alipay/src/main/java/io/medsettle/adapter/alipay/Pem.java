package io.medsettle.adapter.alipay;

import io.medsettle.ports.value.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads keys as the console hands them out, bare Base64 or PEM, and certificate files with several certificates in a row. */
final class Pem {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", Pattern.DOTALL);

    private Pem() {}

    static RSAPrivateKey privateKey(Secret text) {
        try {
            return (RSAPrivateKey)
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes(text.reveal())));
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a PKCS#8 RSA private key");
        }
    }

    static RSAPublicKey publicKey(String text) {
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes(text)));
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not an RSA public key", e);
        }
    }

    /** All certificates of a file that the JDK can read; a root on a curve it does not know is passed over. */
    static List<X509Certificate> certificates(String text) {
        List<X509Certificate> all = new ArrayList<>();
        Matcher each = CERTIFICATE.matcher(lines(text));
        while (each.find()) {
            certificate(each.group(1)).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a PEM without a certificate");
        }
        return all;
    }

    private static Optional<X509Certificate> certificate(String base64) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(decoded(base64))));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return decoded(lines(text).replaceAll("-----[A-Z ]+-----", ""));
    }

    private static String lines(String text) {
        return text.replace("\\r", "").replace("\\n", "\n");
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64.replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII));
    }
}
