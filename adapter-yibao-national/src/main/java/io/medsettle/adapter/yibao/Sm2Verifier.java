package io.medsettle.adapter.yibao;

import io.medsettle.ports.crypto.Verifier;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;

/** Verifies SM3withSM2, raw r‖s of exactly 64 bytes (mobile-pay §2.4). One initialised engine for each thread. */
final class Sm2Verifier implements Verifier {
    private static final int RAW_LENGTH = 64;

    private final ThreadLocal<SM2Signer> engines;

    Sm2Verifier(ECPublicKeyParameters key, byte[] userId) {
        byte[] id = userId.clone();
        engines = ThreadLocal.withInitial(() -> {
            SM2Signer engine = new SM2Signer(PlainDSAEncoding.INSTANCE);
            engine.init(false, new ParametersWithID(key, id));
            return engine;
        });
    }

    @Override
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != RAW_LENGTH) {
            return false;
        }
        SM2Signer engine = engines.get();
        engine.update(message, 0, message.length);
        return engine.verifySignature(signature);
    }
}
