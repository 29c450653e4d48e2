package io.medsettle.adapter.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.medsettle.ports.crypto.Rsa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** Self-signed certificates, and the list in which WeChat hands out its own. */
final class Certificates {
    private Certificates() {}

    static String pem(KeyPair pair, String serial) {
        return pem(pair, serial, Instant.parse("2031-01-01T00:00:00Z"));
    }

    static String pem(KeyPair pair, String serial, Instant until) {
        AlgorithmIdentifier algorithm =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
        X500Name name = new X500Name("CN=sample");
        V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(serial, 16)));
        generator.setSignature(algorithm);
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(new Time(Date.from(Instant.parse("2025-01-01T00:00:00Z"))));
        generator.setEndDate(new Time(Date.from(until)));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        TBSCertificate body = generator.generateTBSCertificate();
        try {
            PrivateKey key = pair.getPrivate();
            DERBitString signature = new DERBitString(Rsa.signer(key).sign(body.getEncoded(ASN1Encoding.DER)));
            byte[] der = new DERSequence(new ASN1Encodable[] {body, algorithm, signature}).getEncoded();
            return Sample.pem("CERTIFICATE", der);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line of {@code /v3/certificates}. */
    static String listed(String serial, String pem, String apiV3Key) {
        return "{\"data\":[{\"serial_no\":\"" + serial + "\",\"effective_time\":\"2026-01-01T00:00:00+08:00\","
                + "\"expire_time\":\"2031-01-01T00:00:00+08:00\",\"encrypt_certificate\":{\"algorithm\":\"AEAD_AES_256_GCM\","
                + "\"nonce\":\"abcdefghijkl\",\"associated_data\":\"certificate\",\"ciphertext\":\""
                + sealed(pem, apiV3Key, "certificate") + "\"}}]}";
    }

    /** Under an APIv3 key, with the nonce {@code abcdefghijkl}. */
    static String sealed(String text, String apiV3Key, String associated) {
        try {
            Cipher engine = Cipher.getInstance("AES/GCM/NoPadding");
            engine.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(apiV3Key.getBytes(UTF_8), "AES"),
                    new GCMParameterSpec(128, "abcdefghijkl".getBytes(UTF_8)));
            engine.updateAAD(associated.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(engine.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
