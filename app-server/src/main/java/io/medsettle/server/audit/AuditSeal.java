package io.medsettle.server.audit;

import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** HMAC-SM3 (GB/T 32905 in RFC 2104) with the log's key, over texts of which each says its length first. Safe to share. */
final class AuditSeal {
    private final byte[] key;

    /** @param key 32 bytes in Base64 */
    AuditSeal(Secret key) {
        try {
            this.key = Base64.getDecoder().decode(key.reveal().strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("medsettle.audit.key is not Base64");
        }
        if (this.key.length != 32) {
            throw new IllegalArgumentException("medsettle.audit.key is not 32 bytes");
        }
    }

    /**
     * Lower hex, 64 characters.
     *
     * @param kind what is sealed, so that a row's seal is never a head's
     */
    String over(String kind, List<String> fields) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(Arrays.copyOf(key, key.length)));
        add(mac, kind);
        fields.forEach(field -> add(mac, field));
        byte[] digest = new byte[mac.getMacSize()];
        mac.doFinal(digest, 0);
        return HexFormat.of().formatHex(digest);
    }

    /** The first letters of a digest that tell keys apart and say nothing about them. */
    String mark() {
        return over("key", List.of()).substring(0, 16);
    }

    private static void add(HMac mac, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        byte[] length = (bytes.length + ":").getBytes(StandardCharsets.US_ASCII);
        mac.update(length, 0, length.length);
        mac.update(bytes, 0, bytes.length);
    }

    @Override
    public String toString() {
        return "AuditSeal";
    }
}
