package io.medsettle.ports.crypto;

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

/**
 * Reads RSA keys as consoles hand them out, PEM or bare Base64, and certificate files with several certificates in a row; also
 * where a configuration file turned line ends into the two characters backslash and n. No exception holds what was read.
 */
public final class Pem {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", Pattern.DOTALL);

    private Pem() {}

    /** @throws IllegalArgumentException if it is none in PKCS#8 */
    public static RSAPrivateKey privateKey(Secret text) {
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(key(text.reveal(), "PRIVATE KEY")));
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not a PKCS#8 RSA private key");
        }
    }

    /** @throws IllegalArgumentException if it is none in X.509's form */
    public static RSAPublicKey publicKey(String text) {
        try {
            return (RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key(text, "PUBLIC KEY")));
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException("not an RSA public key", e);
        }
    }

    /** @throws IllegalArgumentException if the file does not begin with one that the JDK can read */
    public static X509Certificate certificate(String text) {
        Matcher first = CERTIFICATE.matcher(lines(text));
        if (!first.find()) {
            throw new IllegalArgumentException("a PEM without a certificate");
        }
        return read(first.group(1)).orElseThrow(() -> new IllegalArgumentException("not an X.509 certificate"));
    }

    /**
     * All certificates of a file that the JDK can read; one on a curve that it does not know is passed over.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static List<X509Certificate> certificates(String text) {
        List<X509Certificate> all = new ArrayList<>();
        Matcher each = CERTIFICATE.matcher(lines(text));
        while (each.find()) {
            read(each.group(1)).ifPresent(all::add);
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("a PEM without a certificate");
        }
        return all;
    }

    private static Optional<X509Certificate> read(String base64) {
        try {
            return Optional.of((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(decoded(base64))));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    /** Between the marks of its kind where there are marks at all. */
    private static byte[] key(String text, String kind) {
        String lines = lines(text);
        if (!lines.contains("-----BEGIN")) {
            return decoded(lines);
        }
        String head = "-----BEGIN " + kind + "-----";
        int from = lines.indexOf(head);
        int to = lines.indexOf("-----END " + kind + "-----");
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("a PEM without " + kind);
        }
        return decoded(lines.substring(from + head.length(), to));
    }

    private static String lines(String text) {
        return text.replace("\\r", "").replace("\\n", "\n");
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64.replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII));
    }
}
