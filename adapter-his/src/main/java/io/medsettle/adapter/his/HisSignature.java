package io.medsettle.adapter.his;

import io.medsettle.ports.crypto.Mac;
import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a call between HIS and gateway, in either direction (his §6.1): lower-case hex of a MAC over
 * {@code METHOD\npath\nrequestId\ntimestamp\nhex(digest(body))}, UTF-8, no newline at the end. The path is the raw one with
 * its base, without query; an empty body counts as zero bytes. Safe to share if the sockets are; prints no key.
 */
public final class HisSignature {
    private final Mac mac;
    private final UnaryOperator<byte[]> digest;

    /**
     * A signature over sockets, for HMAC-SM3 (国密) or a cipher machine.
     *
     * @param mac keyed with the shared secret
     * @param digest the digest that goes with it: SM3 with HMAC-SM3
     */
    public HisSignature(Mac mac, UnaryOperator<byte[]> digest) {
        this.mac = mac;
        this.digest = digest;
    }

    /** HMAC-SHA256 and SHA-256 of the JDK, keyed with the secret's UTF-8 bytes. */
    public static HisSignature hmacSha256(Secret secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("a HIS key may not be empty");
        }
        SecretKeySpec key = new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new HisSignature(
                message -> {
                    try {
                        javax.crypto.Mac engine = javax.crypto.Mac.getInstance("HmacSHA256");
                        engine.init(key);
                        return engine.doFinal(message);
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("this JDK has no HMAC-SHA256", e);
                    }
                },
                HisSignature::sha256);
    }

    /** The value of X-Signature. */
    public String sign(String method, String path, String requestId, String timestamp, byte[] body) {
        String text = String.join("\n", method, path, requestId, timestamp, hex(digest.apply(body)));
        return hex(mac.mac(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Lower-case hex of the MAC alone, over a text as it stands on the wire (his §7.1). */
    public String sign(byte[] text) {
        return hex(mac.mac(text));
    }

    /**
     * Whether a call was signed with this key. The caller still has to look at age and repetition of the call.
     *
     * @param signature as it came in X-Signature
     */
    public boolean verify(
            String method, String path, String requestId, String timestamp, byte[] body, String signature) {
        byte[] right = sign(method, path, requestId, timestamp, body).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "HisSignature[***]";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
