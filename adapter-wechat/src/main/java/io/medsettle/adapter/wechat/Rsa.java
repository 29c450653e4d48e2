package io.medsettle.adapter.wechat;

import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import javax.crypto.Cipher;

/** RSA as APIv3 wants it, by the JDK: SHA256withRSA, and OAEP with SHA-1 for hash and mask. A new engine for each message. */
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
                throw new IllegalStateException("cannot sign with the merchant's key", e);
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

    /** Base64 of the text under their key; at most 214 bytes for 2048 bits. */
    static String seal(PublicKey key, String text) {
        try {
            Cipher engine = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            engine.init(Cipher.ENCRYPT_MODE, key);
            return Base64.getEncoder().encodeToString(engine.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt a field for WeChat", e);
        }
    }
}
