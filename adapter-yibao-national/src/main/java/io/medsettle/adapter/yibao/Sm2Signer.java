package io.medsettle.adapter.yibao;

import io.medsettle.ports.crypto.Signer;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * SM3withSM2 in software, raw r‖s (mobile-pay §2.4). One initialised engine for each thread, because every init computes Z
 * anew, which costs as much as the signature itself.
 */
final class Sm2Signer implements Signer {
    private final ThreadLocal<SM2Signer> engines;

    Sm2Signer(ECPrivateKeyParameters key, byte[] userId) {
        byte[] id = userId.clone();
        engines = ThreadLocal.withInitial(() -> {
            SM2Signer engine = new SM2Signer(PlainDSAEncoding.INSTANCE);
            engine.init(true, new ParametersWithID(key, id));
            return engine;
        });
    }

    @Override
    public byte[] sign(byte[] message) {
        SM2Signer engine = engines.get();
        try {
            engine.update(message, 0, message.length);
            return engine.generateSignature();
        } catch (CryptoException e) {
            engines.remove();
            throw new IllegalStateException("cannot sign with this key", e);
        }
    }
}
