package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CoreSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Headers of the Rio gateway (x-tif-*, yibao-core §2.5 B). The body is not part of the signature. */
final class TifHeaders {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TifHeaders() {}

    static Map<String, String> of(CoreSettings core, Instant at) {
        byte[] chance = new byte[16];
        RANDOM.nextBytes(chance);
        return of(core, at, HexFormat.of().formatHex(chance));
    }

    static Map<String, String> of(CoreSettings core, Instant at, String nonce) {
        String seconds = Long.toString(at.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-tif-paasid", core.paasId());
        headers.put("x-tif-timestamp", seconds);
        headers.put("x-tif-nonce", nonce);
        headers.put("x-tif-signature", sha256(seconds + core.gatewaySecret().reveal() + nonce + seconds));
        return headers;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
