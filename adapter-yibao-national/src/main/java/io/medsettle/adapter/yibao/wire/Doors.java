package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The gateways' headers (yibao-core §2.5 A to D). */
final class Doors {
    private Doors() {}

    static Door of(YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        CoreSettings core = settings.core();
        return switch (core.gateway()) {
            case NONE -> (infno, body, at) -> Outcome.succeeded(Map.of());
            case TIF -> (infno, body, at) -> Outcome.succeeded(TifHeaders.of(core, at));
            case CSB -> (infno, body, at) -> Outcome.succeeded(csb(core, infno, at));
            case X_CA -> (infno, body, at) -> Outcome.succeeded(xca(core, body, at));
            case API_KEY ->
                (infno, body, at) -> Outcome.succeeded(Map.of(
                        core.dialect().gateway().keyHeader(),
                        core.gatewaySecret().reveal()));
            case OAUTH2 -> new OAuthDoor(settings, exchange, tokens, clock);
        };
    }

    /** A: the four headers in natural order under HMAC-SHA1. */
    static Map<String, String> csb(CoreSettings core, String infno, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("_api_access_key", core.paasId());
        headers.put("_api_name", core.dialect().apiName(infno));
        headers.put("_api_timestamp", Long.toString(at.toEpochMilli()));
        headers.put("_api_version", core.dialect().gateway().apiVersion());
        String text = String.join(
                "&", headers.entrySet().stream().map(Object::toString).toList());
        headers.put("_api_signature", hmacSha1(core.gatewaySecret(), text));
        return headers;
    }

    private static String hmacSha1(Secret key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /** C: seconds and body under HMAC-SM3, the body in the charset that the gateway reads it in. */
    static Map<String, String> xca(CoreSettings core, byte[] body, Instant at) {
        String seconds = Long.toString(at.getEpochSecond());
        Charset charset = Charset.forName(core.dialect().gateway().charset());
        byte[] read = charset.equals(StandardCharsets.UTF_8)
                ? body
                : new String(body, StandardCharsets.UTF_8).getBytes(charset);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((seconds + "\n").getBytes(StandardCharsets.US_ASCII));
        text.writeBytes(read);
        byte[] mac = SoftKeys.sm3Mac(core.gatewaySecret()).mac(text.toByteArray());
        return Map.of(
                "x-ca-key",
                core.paasId(),
                "x-ca-signature",
                seconds + ":" + HexFormat.of().withUpperCase().formatHex(mac));
    }
}
