package io.medsettle.adapter.creditgz.seal;

import io.medsettle.adapter.creditgz.profile.CipherRule;
import io.medsettle.adapter.creditgz.profile.CipherRule.Iv;
import io.medsettle.adapter.creditgz.profile.CipherRule.Mode;
import io.medsettle.ports.crypto.BlockCipher;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.BufferedBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.DefaultBufferedBlockCipher;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** SM4 by a profile's rule, credit-gz §5.4, in software; a new engine for each message. Safe to share between threads. */
public final class Sm4 implements BlockCipher {
    private static final int GCM_IV = 12;
    private static final int BLOCK = 16;
    private static final int TAG_BITS = 128;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final Mode mode;
    private final boolean padded;
    private final Iv rule;
    private final KeyParameter key;
    private final byte[] fixed;

    /**
     * @param key 16 bytes
     * @param fixed the initialisation vector of {@link Iv#FIXED}, else empty
     * @throws IllegalArgumentException if one of them has another length than it must
     */
    public Sm4(CipherRule rule, byte[] key, byte[] fixed) {
        this(rule.mode(), rule.padded(), rule.iv(), key, fixed);
    }

    Sm4(Mode mode, boolean padded, Iv rule, byte[] key, byte[] fixed) {
        if (key.length != BLOCK) {
            throw new IllegalArgumentException("SM4 密钥应为 16 字节");
        }
        if (rule == Iv.FIXED && fixed.length != size(mode)) {
            throw new IllegalArgumentException("固定的 IV 应为 " + size(mode) + " 字节");
        }
        this.mode = mode;
        this.padded = padded;
        this.rule = rule;
        this.key = new KeyParameter(key);
        this.fixed = fixed.clone();
    }

    private static int size(Mode mode) {
        return mode == Mode.GCM ? GCM_IV : BLOCK;
    }

    @Override
    public byte[] encrypt(byte[] plain) {
        byte[] iv = rule == Iv.PREFIXED ? random(size(mode)) : fixed;
        try {
            byte[] sealed = run(true, iv, plain);
            if (rule != Iv.PREFIXED) {
                return sealed;
            }
            byte[] all = Arrays.copyOf(iv, iv.length + sealed.length);
            System.arraycopy(sealed, 0, all, iv.length, sealed.length);
            return all;
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] sealed) {
        int head = rule == Iv.PREFIXED ? size(mode) : 0;
        try {
            byte[] iv = rule == Iv.PREFIXED ? Arrays.copyOf(sealed, head) : fixed;
            return run(false, iv, Arrays.copyOfRange(sealed, head, sealed.length));
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new IllegalArgumentException("not sealed with this key", e);
        }
    }

    private byte[] run(boolean encrypting, byte[] iv, byte[] in) throws InvalidCipherTextException {
        return switch (mode) {
            case ECB -> run(buffered(new SM4Engine()), key, encrypting, in);
            case CBC ->
                run(
                        buffered(CBCBlockCipher.newInstance(new SM4Engine())),
                        new ParametersWithIV(key, iv),
                        encrypting,
                        in);
            case GCM -> gcm(encrypting, iv, in);
        };
    }

    private BufferedBlockCipher buffered(org.bouncycastle.crypto.BlockCipher engine) {
        return padded
                ? new PaddedBufferedBlockCipher(engine, new PKCS7Padding())
                : new DefaultBufferedBlockCipher(engine);
    }

    private static byte[] run(BufferedBlockCipher cipher, CipherParameters parameters, boolean encrypting, byte[] in)
            throws InvalidCipherTextException {
        cipher.init(encrypting, parameters);
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        int length = cipher.processBytes(in, 0, in.length, out, 0);
        length += cipher.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }

    private byte[] gcm(boolean encrypting, byte[] iv, byte[] in) throws InvalidCipherTextException {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypting, new AEADParameters(key, TAG_BITS, iv));
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        int length = cipher.processBytes(in, 0, in.length, out, 0);
        length += cipher.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        CHANCE.nextBytes(bytes);
        return bytes;
    }
}
