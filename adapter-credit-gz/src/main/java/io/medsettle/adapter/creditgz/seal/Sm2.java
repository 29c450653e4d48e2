package io.medsettle.adapter.creditgz.seal;

import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** SM2 with SM3 in software, DER, user id 1234567812345678, credit-gz §5.3; a new engine for each message. */
public final class Sm2 {
    private static final byte[] USER_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);
    private static final ECDomainParameters CURVE = curve();

    private Sm2() {}

    /** @throws IllegalArgumentException if it is no private key of the curve */
    public static Signer signer(byte[] privateKey) {
        BigInteger d = new BigInteger(1, privateKey);
        if (d.signum() == 0 || d.compareTo(CURVE.getN().subtract(BigInteger.ONE)) >= 0) {
            throw new IllegalArgumentException("SM2 私钥不在曲线的范围内");
        }
        CipherParameters key = new ParametersWithID(new ECPrivateKeyParameters(d, CURVE), USER_ID);
        return message -> {
            SM2Signer engine = new SM2Signer(StandardDSAEncoding.INSTANCE);
            engine.init(true, key);
            engine.update(message, 0, message.length);
            try {
                return engine.generateSignature();
            } catch (CryptoException e) {
                throw new IllegalStateException("cannot sign with this key", e);
            }
        };
    }

    /**
     * @param publicKey 65 bytes 04, X, Y
     * @throws IllegalArgumentException if it is no point of the curve
     */
    public static Verifier verifier(byte[] publicKey) {
        CipherParameters key = new ParametersWithID(
                new ECPublicKeyParameters(CURVE.getCurve().decodePoint(publicKey), CURVE), USER_ID);
        return (message, signature) -> {
            SM2Signer engine = new SM2Signer(StandardDSAEncoding.INSTANCE);
            engine.init(false, key);
            engine.update(message, 0, message.length);
            return engine.verifySignature(signature);
        };
    }

    private static ECDomainParameters curve() {
        X9ECParameters x9 = CustomNamedCurves.getByName("sm2p256v1");
        return new ECDomainParameters(x9.getCurve(), x9.getG(), x9.getN(), x9.getH());
    }
}
