package io.medsettle.adapter.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Base64;
import javax.crypto.Cipher;

/** How APIv3 wants a personal field sealed (敏感信息加密): RSA with OAEP, SHA-1 for hash and mask, by the JDK. */
final class FieldSeal {
    private FieldSeal() {}

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
