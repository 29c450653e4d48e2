package io.medsettle.adapter.alipay;

import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Content encryption (内容加密) as the console hands the key out, alipay §1.7: AES/CBC/PKCS5Padding, sixteen zero bytes before. */
final class Aes {
    private static final int BLOCK = 16;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException if it is not Base64 of 16, 24 or 32 bytes */
    Aes(Secret base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.reveal());
        if (bytes.length != 16 && bytes.length != 24 && bytes.length != 32) {
            throw new IllegalArgumentException("contentKey must be Base64 of 16, 24 or 32 bytes");
        }
        key = new SecretKeySpec(bytes, "AES");
    }

    String encrypt(String text) {
        try {
            byte[] cipher = engine(Cipher.ENCRYPT_MODE).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt content for Alipay", e);
        }
    }

    /** Empty if it was not encrypted with this key. */
    Optional<String> decrypt(String base64) {
        try {
            byte[] plain =
                    engine(Cipher.DECRYPT_MODE).doFinal(Base64.getDecoder().decode(base64));
            return Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException otherKeyOrNotTheirs) {
            return Optional.empty();
        }
    }

    private Cipher engine(int mode) throws GeneralSecurityException {
        Cipher engine = Cipher.getInstance("AES/CBC/PKCS5Padding");
        engine.init(mode, key, new IvParameterSpec(new byte[BLOCK]));
        return engine;
    }
}
