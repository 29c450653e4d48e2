package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.CipherRule;
import io.medsettle.adapter.creditgz.profile.CipherRule.Iv;
import io.medsettle.adapter.creditgz.profile.CipherRule.Mode;
import io.medsettle.adapter.creditgz.profile.Spot;
import io.medsettle.adapter.creditgz.seal.Sm4;
import io.medsettle.ports.crypto.BlockCipher;
import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Makes the cipher of one key version, as the profile says what its text means, credit-gz §5.4. */
final class Ciphers {
    private static final int LENGTH = 16;

    private Ciphers() {}

    /**
     * Empty where nothing is encrypted.
     *
     * @throws IllegalArgumentException naming the key's version, never its text
     */
    static Optional<BlockCipher> of(CipherRule rule, CreditKey key, String appId) {
        if (rule.scope() == CipherRule.Scope.NONE) {
            return Optional.empty();
        }
        try {
            byte[] iv = rule.iv() == Iv.FIXED ? key.iv().reveal().getBytes(StandardCharsets.US_ASCII) : new byte[0];
            return Optional.of(new Sm4(rule, bytes(rule, key.encKey(), appId), iv));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("密钥 " + key.id() + " 的加密密钥不合方案的写法 " + rule.key() + ", 或 IV 长度不对");
        }
    }

    private static byte[] bytes(CipherRule rule, Secret secret, String appId) {
        String text = secret.reveal();
        return switch (rule.key()) {
            case ASCII16 -> text.getBytes(StandardCharsets.US_ASCII);
            case HEX32 -> HexFormat.of().parseHex(text);
            case BASE64 -> Base64.getDecoder().decode(text);
            case DERIVED_EPC -> derived(text, appId).getBytes(StandardCharsets.US_ASCII);
        };
    }

    private static String derived(String appSecret, String appId) {
        byte[] root = appId.getBytes(StandardCharsets.US_ASCII);
        if (root.length < LENGTH || appSecret.isEmpty()) {
            throw new IllegalArgumentException("appId too short");
        }
        CipherRule ecb = new CipherRule(
                new Spot("", 0),
                CipherRule.Scope.BODY,
                Mode.ECB,
                true,
                CipherRule.KeySource.ASCII16,
                Iv.NONE,
                CipherRule.Text.HEX_UPPER,
                false);
        byte[] sealed = new Sm4(ecb, Arrays.copyOf(root, LENGTH), new byte[0])
                .encrypt(appSecret.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().withUpperCase().formatHex(sealed).substring(0, LENGTH);
    }
}
