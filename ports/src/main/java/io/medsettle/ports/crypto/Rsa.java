package io.medsettle.ports.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** RSA by the JDK: SHA256withRSA, PKCS#1 v1.5. A new engine for each message, so that the sockets are safe to share between threads. */
public final class Rsa {
    private static final String SIGNATURE = "SHA256withRSA";

    private Rsa() {}

    public static Signer signer(PrivateKey key) {
        return message -> {
            try {
                Signature engine = Signature.getInstance(SIGNATURE);
                engine.initSign(key);
                engine.update(message);
                return engine.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign with our key", e);
            }
        };
    }

    /** What is not even a signature verifies as little as a wrong one. */
    public static Verifier verifier(PublicKey key) {
        return (message, signature) -> {
            try {
                Signature engine = Signature.getInstance(SIGNATURE);
                engine.initVerify(key);
                engine.update(message);
                return engine.verify(signature);
            } catch (SignatureException notEvenASignature) {
                return false;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot verify with this key", e);
            }
        };
    }
}
