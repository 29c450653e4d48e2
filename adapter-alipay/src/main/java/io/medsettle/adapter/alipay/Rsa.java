package io.medsettle.adapter.alipay;

import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** RSA2 by the JDK: SHA256withRSA, PKCS#1 v1.5. A new engine for each message. */
final class Rsa {
    private static final String SIGNATURE = "SHA256withRSA";

    private Rsa() {}

    static Signer signer(PrivateKey key) {
        return message -> {
            try {
                Signature engine = Signature.getInstance(SIGNATURE);
                engine.initSign(key);
                engine.update(message);
                return engine.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("cannot sign with the application's key", e);
            }
        };
    }

    static Verifier verifier(PublicKey key) {
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
