package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreKeys;
import io.medsettle.adapter.yibao.CentreSettings;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.adapter.yibao.wire.Canonical.Leaves;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The mobile pay centre's sealed envelope (mobile-pay §1.2, §1.3, §2): SM2 over the signed text, SM4 over the data. Safe to
 * share between threads.
 */
final class Seal {
    /** Members in which relays put an envelope or a business object, and how deep we follow them (mobile-pay §1.3). */
    private static final String[] WRAPS = {"data", "output", "body"};

    private static final int DEEPEST = 4;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final String appId;
    private final CentreKeys keys;
    private final CentreDialect dialect;

    Seal(CentreSettings centre) {
        appId = centre.appId();
        keys = centre.keys();
        dialect = centre.dialect();
    }

    /** A request with business data, sealed. The data must be portable ({@link Canonical#unfit}). */
    byte[] request(JsonNode data, Instant at) {
        ObjectNode envelope = head(at);
        envelope.set("data", data);
        return sealed(envelope, Optional.of(data));
    }

    /** An answer of ours to a notice, without data (V8). */
    byte[] acknowledgement(boolean yes, Instant at) {
        ObjectNode envelope = head(at);
        envelope.put("code", yes ? "0" : "-1");
        envelope.put("message", yes ? "成功" : "失败");
        envelope.put("success", yes);
        envelope.put("type", yes ? "success" : "error");
        return sealed(envelope, Optional.empty());
    }

    private ObjectNode head(Instant at) {
        ObjectNode envelope = Json.object();
        envelope.put("appId", appId);
        envelope.put("encType", dialect.encType());
        envelope.put("signType", dialect.signType());
        envelope.put("timestamp", Moments.stamp(dialect.timestampFormat(), at));
        return envelope.put("version", dialect.version());
    }

    private byte[] sealed(ObjectNode envelope, Optional<JsonNode> data) {
        byte[] signed = signedBytes(envelope, Leaves.TEXT);
        envelope.put(
                "signData", Base64.getEncoder().encodeToString(keys.hospital().sign(signed)));
        envelope.remove("data");
        data.ifPresent(d -> {
            byte[] plain = Canonical.json(d, Leaves.TEXT).getBytes(StandardCharsets.UTF_8);
            envelope.put("encData", HEX.formatHex(keys.data().encrypt(plain)));
        });
        return Json.bytes(envelope);
    }

    private byte[] signedBytes(ObjectNode envelope, Leaves leaves) {
        return Canonical.signText(envelope, keys.appSecret().reveal(), leaves).getBytes(StandardCharsets.UTF_8);
    }

    /** Opens an answer. */
    Opened answer(byte[] body) {
        return envelope(body)
                .map(envelope -> {
                    String code = Json.text(envelope.path("code")).strip();
                    boolean refused = envelope.path("success").isBoolean()
                            && !envelope.path("success").booleanValue();
                    boolean yes = dialect.successCodes().contains(code) && !refused;
                    return open(envelope, yes, code);
                })
                .orElseGet(() -> new Opened.Unreadable("not a JSON object"));
    }

    /** Opens a notice, which has no code and must be signed. */
    Opened notice(byte[] body) {
        return envelope(body)
                .map(envelope -> open(envelope, true, ""))
                .orElseGet(() -> new Opened.Unreadable("not a JSON object"));
    }

    private Opened open(ObjectNode envelope, boolean yes, String code) {
        String message = Json.text(envelope.path("message"));
        String sign = Json.text(envelope.path("signData"));
        String enc = Json.text(envelope.path("encData"));
        if (sign.isEmpty()) {
            return yes || !enc.isEmpty() ? new Opened.Unreadable("not signed") : new Opened.No(code, message, false);
        }
        Optional<JsonNode> data = Optional.empty();
        if (!enc.isEmpty()) {
            data = decrypted(enc);
            if (data.isEmpty()) {
                return new Opened.Unreadable("encData is not sealed with our key");
            }
            envelope.set("data", data.get());
        }
        Optional<Leaves> matched = verified(envelope, sign);
        if (matched.isEmpty() || !Json.text(envelope.path("appId")).equals(appId)) {
            return new Opened.Unreadable("signature does not match");
        }
        if (!yes) {
            return new Opened.No(code, message, true);
        }
        return new Opened.Yes(data.map(Seal::inner).orElseGet(Json::missing), matched.get(), stamp(envelope));
    }

    private Optional<Instant> stamp(ObjectNode envelope) {
        return Moments.ofStamp(Json.text(envelope.path("timestamp")));
    }

    private Optional<Leaves> verified(ObjectNode envelope, String sign) {
        Optional<byte[]> raw = raw(sign);
        if (raw.isEmpty()) {
            return Optional.empty();
        }
        if (keys.centre().verify(signedBytes(envelope, Leaves.TEXT), raw.get())) {
            return Optional.of(Leaves.TEXT);
        }
        boolean second = dialect.verifyNumberDialect()
                && keys.centre().verify(signedBytes(envelope, Leaves.AS_RECEIVED), raw.get());
        return second ? Optional.of(Leaves.AS_RECEIVED) : Optional.empty();
    }

    private Optional<byte[]> raw(String sign) {
        try {
            byte[] bytes = Base64.getDecoder().decode(sign.strip());
            if (bytes.length == 64) {
                return Optional.of(bytes);
            }
            return dialect.acceptDerSignature() ? SoftKeys.rawOfDer(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> decrypted(String enc) {
        try {
            byte[] sealed = HexFormat.of().parseHex(enc.strip().toLowerCase(Locale.ROOT));
            return Json.parse(keys.data().decrypt(sealed));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** The sealed envelope, which a relay may have put into another one. */
    private static Optional<ObjectNode> envelope(byte[] body) {
        JsonNode node = Json.parse(body).orElseGet(Json::missing);
        JsonNode outermost = node;
        for (int depth = 0; depth < DEEPEST; depth++) {
            node = textual(node);
            if (node.has("signData") || node.has("encData")) {
                break;
            }
            node = wrapped(node);
        }
        JsonNode found = textual(node);
        JsonNode envelope = found.has("signData") || found.has("encData") ? found : outermost;
        return envelope instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    /** The business object, which a relay may have wrapped or written as text. */
    static JsonNode inner(JsonNode data) {
        JsonNode node = textual(data);
        for (int depth = 1; depth < DEEPEST; depth++) {
            JsonNode next = textual(wrapped(node));
            if (node.has("payOrdId") || !next.isObject()) {
                break;
            }
            node = next;
        }
        return node;
    }

    private static JsonNode wrapped(JsonNode node) {
        for (String name : WRAPS) {
            JsonNode inner = node.path(name);
            if (inner.isObject() || inner.isTextual()) {
                return inner;
            }
        }
        return Json.missing();
    }

    private static JsonNode textual(JsonNode node) {
        if (!node.isTextual()) {
            return node;
        }
        return Json.parse(node.asText()).filter(JsonNode::isContainerNode).orElse(node);
    }
}
