package io.medsettle.adapter.yibao;

import io.medsettle.ports.crypto.BlockCipher;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4, ECB, PKCS#7 (mobile-pay §2.5), in software; a new engine for each message. */
final class Sm4Cipher implements BlockCipher {
    private final KeyParameter key;

    Sm4Cipher(byte[] key) {
        this.key = new KeyParameter(key);
    }

    @Override
    public byte[] encrypt(byte[] plain) {
        try {
            return run(true, plain);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    @Override
    public byte[] decrypt(byte[] sealed) {
        try {
            return run(false, sealed);
        } catch (InvalidCipherTextException | RuntimeException e) {
            throw new IllegalArgumentException("not sealed with this key", e);
        }
    }

    private byte[] run(boolean encrypting, byte[] in) throws InvalidCipherTextException {
        // ECB is what the centre prescribes: the engine itself, block by block.
        PaddedBufferedBlockCipher cipher = new PaddedBufferedBlockCipher(new SM4Engine(), new PKCS7Padding());
        cipher.init(encrypting, key);
        byte[] out = new byte[cipher.getOutputSize(in.length)];
        int length = cipher.processBytes(in, 0, in.length, out, 0);
        length += cipher.doFinal(out, length);
        return Arrays.copyOf(out, length);
    }
}
