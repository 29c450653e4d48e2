package io.medsettle.server.doctor;

import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What all kinds of keys are asked: to be there, to be read, to belong together. Keeps none of them. */
record Keyring(Installation installation, Instant now) {
    private static final byte[] TRIAL = "medsettle doctor".getBytes(StandardCharsets.UTF_8);

    /**
     * Lets our own code read it.
     *
     * @param setting where it stands
     */
    List<Finding> reading(String what, String setting, Supplier<List<Finding>> reading) {
        if (installation.texts(setting).isEmpty()) {
            return List.of(Finding.must(what + " 没有设置", "写上 " + setting));
        }
        try {
            return reading.get();
        } catch (RuntimeException e) {
            return List.of(Finding.must(
                    what + " 读不出来: " + Failure.words(e), "核对 " + setting + " 是否完整 (整段 PEM 或 Base64, 没有多余的引号与空格)"));
        }
    }

    /** What comes of laying a key beside ours; unknown where ours cannot be read. */
    static Finding beside(BooleanSupplier wrong, Finding bad, Finding well) {
        try {
            return wrong.getAsBoolean() ? bad : well;
        } catch (IllegalArgumentException e) {
            return Finding.unknown(well.found() + "; 自己的私钥读不出来, 两者是否相配不知道", "先改正自己的私钥, 再查一次");
        }
    }

    /** Whether the far side's key opens what we sign: then ours stands in its place. */
    static boolean isOurOwn(Signer ours, Verifier theirs) {
        return theirs.verify(TRIAL, ours.sign(TRIAL));
    }

    /** Whether an RSA key is that of a certificate. */
    static boolean isOf(Signer key, X509Certificate certificate) {
        return opens(certificate.getPublicKey(), key);
    }

    static boolean opens(PublicKey open, Signer key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(open);
            signature.update(TRIAL);
            return signature.verify(key.sign(TRIAL));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    Finding expiry(String what, X509Certificate certificate, String next) {
        return Expiry.of(what, certificate.getNotAfter().toInstant(), now, next);
    }
}
