package io.medsettle.adapter.yibao;

import io.medsettle.ports.crypto.BlockCipher;
import io.medsettle.ports.crypto.Mac;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.value.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/**
 * Keys of the mobile pay centre held in software (mobile-pay §2.4–2.6). A hospital with a cipher machine (密码机) hands in
 * its own {@link Signer}, {@link Verifier} and {@link BlockCipher} instead, for example by
 * {@code io.medsettle.ports.crypto.ProviderCrypto}. All results are safe to share between threads.
 */
public final class SoftKeys {
    /** The user id that the centre's reference code signs with, whatever id its callers pass (mobile-pay §2.4). */
    public static final String USER_ID = "1234567812345678";

    private static final ECDomainParameters CURVE = curve();

    private SoftKeys() {}

    /**
     * Signs raw r‖s, 64 bytes.
     *
     * @param privateKey Base64 of 32 bytes, or of 33 with a leading zero
     * @throws IllegalArgumentException if it is no private key of the curve; the text does not hold the key
     */
    public static Signer signer(Secret privateKey, String userId) {
        BigInteger d = new BigInteger(1, base64(privateKey.reveal(), "private key"));
        if (d.signum() == 0 || d.compareTo(CURVE.getN().subtract(BigInteger.ONE)) >= 0) {
            throw new IllegalArgumentException("SM2 private key: not a number below the order of the curve");
        }
        return new Sm2Signer(new ECPrivateKeyParameters(d, CURVE), userId.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Verifies raw r‖s, 64 bytes.
     *
     * @param publicKey Base64 of 65 bytes 04‖X‖Y, or of the 64 bytes X‖Y
     * @throws IllegalArgumentException if it is no point of the curve
     */
    public static Verifier verifier(String publicKey, String userId) {
        byte[] point = base64(publicKey, "public key");
        if (point.length == 64) {
            byte[] prefixed = new byte[65];
            prefixed[0] = 4;
            System.arraycopy(point, 0, prefixed, 1, 64);
            point = prefixed;
        }
        if (point.length != 65 || point[0] != 4) {
            throw new IllegalArgumentException("SM2 public key: neither 64 bytes nor 65 beginning with 04");
        }
        ECPublicKeyParameters key = new ECPublicKeyParameters(CURVE.getCurve().decodePoint(point), CURVE);
        return new Sm2Verifier(key, userId.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The cipher of {@code encData}, its key derived from application id and secret (mobile-pay §2.5).
     *
     * @param appId at least 16 ASCII characters
     */
    public static BlockCipher dataCipher(String appId, Secret appSecret) {
        return new Sm4Cipher(derived(appId, appSecret).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * The cipher of whole inputs and outputs of the counter platform whose key is the first 16 bytes of the client id
     * (yibao-core §2.5 D).
     *
     * @param clientId at least 16 ASCII characters
     * @throws IllegalArgumentException if it is shorter
     */
    public static BlockCipher clientCipher(String clientId) {
        byte[] id = clientId.getBytes(StandardCharsets.US_ASCII);
        if (id.length < 16) {
            throw new IllegalArgumentException("client id: at least 16 characters, they are the SM4 key");
        }
        return new Sm4Cipher(Arrays.copyOf(id, 16));
    }

    /** HMAC with SM3 (yibao-core §2.5 C). */
    public static Mac sm3Mac(Secret key) {
        return message -> {
            HMac mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key.reveal().getBytes(StandardCharsets.UTF_8)));
            mac.update(message, 0, message.length);
            byte[] out = new byte[mac.getMacSize()];
            mac.doFinal(out, 0);
            return out;
        };
    }

    /** SM3, 32 bytes. */
    public static byte[] sm3(byte[] message) {
        SM3Digest digest = new SM3Digest();
        digest.update(message, 0, message.length);
        byte[] out = new byte[digest.getDigestSize()];
        digest.doFinal(out, 0);
        return out;
    }

    /** The 16 characters that are the SM4 key. */
    static String derived(String appId, Secret appSecret) {
        byte[] root = Arrays.copyOf(appId.getBytes(StandardCharsets.US_ASCII), 16);
        byte[] sealed = new Sm4Cipher(root).encrypt(appSecret.reveal().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().withUpperCase().formatHex(sealed).substring(0, 16);
    }

    /** Turns the signature of a machine that speaks ASN.1 DER into raw r‖s; empty if it is none. */
    public static Optional<byte[]> rawOfDer(byte[] der) {
        try {
            BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(CURVE.getN(), der);
            return Optional.of(PlainDSAEncoding.INSTANCE.encode(CURVE.getN(), rs[0], rs[1]));
        } catch (java.io.IOException | RuntimeException notDer) {
            return Optional.empty();
        }
    }

    /** The same signer with its DER output turned into raw r‖s, for a cipher machine that knows nothing else. */
    public static Signer rawSigner(Signer der) {
        return message -> rawOfDer(der.sign(message))
                .orElseThrow(() -> new IllegalStateException("the signer's output is not DER"));
    }

    private static byte[] base64(String text, String what) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("SM2 " + what + ": not Base64");
        }
    }

    private static ECDomainParameters curve() {
        X9ECParameters x9 = CustomNamedCurves.getByName("sm2p256v1");
        return new ECDomainParameters(x9.getCurve(), x9.getG(), x9.getN(), x9.getH());
    }
}
