package io.medsettle.server.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * By what a vault closes its boxes. Each derives a key of its own for every purpose, so that no key is ever used by two algorithms. The
 * vectors of SM4-GCM are RFC 8998's. Safe to share between threads.
 */
public enum VaultAlgorithm {
    /** AES-256-GCM, keys derived by HMAC-SHA-256. */
    AES_GCM("AES-GCM", "") {
        @Override
        byte[] derive(byte[] master, String purpose) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return mac.doFinal(("medsettle/" + purpose).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        byte[] run(boolean closing, byte[] key, byte[] iv, byte[] name, byte[] in) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    closing ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(name);
            return cipher.doFinal(in);
        }
    },

    /** SM4-GCM (GB/T 32907), 128-bit keys derived by HMAC-SM3 (GB/T 32905). */
    SM4_GCM("SM4-GCM", "/SM4") {
        @Override
        byte[] derive(byte[] master, String purpose) {
            byte[] text = ("medsettle/sm4/" + purpose).getBytes(StandardCharsets.UTF_8);
            HMac mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(master));
            mac.update(text, 0, text.length);
            byte[] whole = new byte[mac.getMacSize()];
            mac.doFinal(whole, 0);
            return Arrays.copyOf(whole, SM4_KEY);
        }

        @Override
        byte[] run(boolean closing, byte[] key, byte[] iv, byte[] name, byte[] in) throws GeneralSecurityException {
            GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(closing, new AEADParameters(new KeyParameter(key), TAG_BITS, iv, name));
            byte[] out = new byte[cipher.getOutputSize(in.length)];
            try {
                int written = cipher.processBytes(in, 0, in.length, out, 0);
                cipher.doFinal(out, written);
                return out;
            } catch (InvalidCipherTextException e) {
                throw new GeneralSecurityException("the tag does not fit", e);
            }
        }
    };

    private static final int TAG_BITS = 128;
    private static final int SM4_KEY = 16;

    private final String word;
    private final String ending;

    VaultAlgorithm(String word, String ending) {
        this.word = word;
        this.ending = ending;
    }

    /** As it is written in the settings. */
    public String word() {
        return word;
    }

    /** What stands behind a key's name in a box's {@link Box#keyId()}; a key's own name has no slash. */
    String ending() {
        return ending;
    }

    /**
     * @param word AES-GCM or SM4-GCM
     * @throws IllegalArgumentException if it is another
     */
    public static VaultAlgorithm of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equalsIgnoreCase(word.strip()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("medsettle.vault.algorithm is neither AES-GCM nor SM4-GCM"));
    }

    /** The one that closed a box. */
    static VaultAlgorithm ofBox(String keyId) {
        return keyId.endsWith(SM4_GCM.ending) ? SM4_GCM : AES_GCM;
    }

    /** @param purpose one key each */
    abstract byte[] derive(byte[] master, String purpose) throws GeneralSecurityException;

    /**
     * Closes, or opens what was closed; the tag's 16 bytes stand behind the ciphertext.
     *
     * @param iv 12 bytes
     * @param name goes into the tag and nowhere else
     * @throws GeneralSecurityException if what is opened was changed, or belongs to another name or key
     */
    abstract byte[] run(boolean closing, byte[] key, byte[] iv, byte[] name, byte[] in) throws GeneralSecurityException;
}
