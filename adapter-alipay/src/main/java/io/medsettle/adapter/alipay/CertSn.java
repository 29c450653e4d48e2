package io.medsettle.adapter.alipay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How Alipay names a certificate (证书序列号), alipay §1.6: MD5 over issuer and serial as Java writes them. MD5 is a name here,
 * not a proof.
 */
final class CertSn {
    private static final String RSA_SIGNED = "1.2.840.113549.1.1";

    private CertSn() {}

    static String of(X509Certificate certificate) {
        String text = certificate.getIssuerX500Principal().getName() + certificate.getSerialNumber();
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no MD5", e);
        }
    }

    /** Of the RSA roots only, in the file's order. */
    static String ofRoots(List<X509Certificate> roots) {
        return roots.stream()
                .filter(root -> root.getSigAlgOID().startsWith(RSA_SIGNED))
                .map(CertSn::of)
                .collect(Collectors.joining("_"));
    }
}
