package io.medsettle.adapter.creditgz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.medsettle.adapter.creditgz.profile.CipherRule;
import io.medsettle.adapter.creditgz.profile.CipherRule.Scope;
import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.profile.SignRule;
import io.medsettle.adapter.creditgz.seal.SignText;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.ports.crypto.BlockCipher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sealing rule of a profile with the keys of a hospital, credit-gz §5.3, §5.4. Immutable; safe to share between threads. */
final class Seal {
    private final SignRule sign;
    private final CipherRule rule;
    private final Map<String, Optional<BlockCipher>> ciphers = new TreeMap<>();

    Seal(Profile profile, KeyRing keys, String appId) {
        sign = profile.sign();
        rule = profile.cipher();
        keys.keys().forEach(key -> ciphers.put(key.id(), Ciphers.of(rule, key, appId)));
    }

    /**
     * Where content and signature stand in a message.
     *
     * @param sign "" if it is not signed
     */
    record Place(String body, String sign) {}

    /**
     * An opened message.
     *
     * @param body its content, missing if it has none
     */
    record Opened(JsonNode body, CreditKey key) {
        @Override
        public String toString() {
            return "Opened[" + key + "]";
        }
    }

    /** Puts content and signature into a message. */
    void close(ObjectNode outer, Place place, JsonNode body, CreditKey key) {
        String signed = "";
        if (!place.body().isEmpty() && !body.isMissingNode()) {
            JsonNode sealed = content(body, key);
            Json.put(outer, place.body(), sealed);
            signed = sign.plain() ? Json.sorted(body) : asSent(sealed);
        }
        if (!place.sign().isEmpty()) {
            String text = SignText.of(sign, outer, place.body(), signed, place.sign());
            Json.put(outer, place.sign(), new TextNode(signature(text, key)));
        }
    }

    private JsonNode content(JsonNode body, CreditKey key) {
        if (rule.scope() == Scope.BODY) {
            return new TextNode(encrypt(Json.text(body), key));
        }
        return rule.bodyAsText() ? new TextNode(Json.text(body)) : body;
    }

    private static String asSent(JsonNode body) {
        return body instanceof TextNode text ? text.textValue() : Json.text(body);
    }

    private String signature(String text, CreditKey key) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return key.pair()
                .filter(pair -> sign.variant() == SignRule.Variant.SM2_WITH_SM3)
                .map(pair -> Base64.getEncoder().encodeToString(pair.ours().sign(message)))
                .orElseGet(() -> SignText.digest(sign, text, key.signKey().reveal()));
    }

    /**
     * Verifies and opens a message by one of these keys.
     *
     * @throws Unreadable if none of them fits
     */
    Opened open(ObjectNode outer, Place place, List<CreditKey> keys) {
        Unreadable last = new Unreadable("密钥版本不认识或已失效");
        for (CreditKey key : keys) {
            try {
                return new Opened(opened(outer, place, key), key);
            } catch (Unreadable e) {
                last = e;
            }
        }
        throw last;
    }

    private JsonNode opened(ObjectNode outer, Place place, CreditKey key) {
        JsonNode sent = place.body().isEmpty() ? MissingNode.getInstance() : Json.at(outer, place.body());
        boolean none = sent.isMissingNode()
                || sent.isNull()
                || sent.isTextual() && sent.textValue().isEmpty();
        if (sign.plain()) {
            JsonNode body = none ? MissingNode.getInstance() : plain(sent, key);
            verify(outer, place, none ? "" : Json.sorted(body), key);
            return body;
        }
        verify(outer, place, none ? "" : asSent(sent), key);
        return none ? MissingNode.getInstance() : plain(sent, key);
    }

    private void verify(ObjectNode outer, Place place, String body, CreditKey key) {
        if (place.sign().isEmpty()) {
            return;
        }
        String given = Json.plain(Json.at(outer, place.sign()), place.sign());
        String text = SignText.of(sign, outer, place.body(), body, place.sign());
        if (given.isEmpty() || !verifies(text, given, key)) {
            throw new Unreadable("验签失败");
        }
    }

    private boolean verifies(String text, String given, CreditKey key) {
        if (sign.variant() != SignRule.Variant.SM2_WITH_SM3) {
            String made = SignText.digest(sign, text, key.signKey().reveal());
            return MessageDigest.isEqual(lower(made), lower(given));
        }
        try {
            byte[] signature = Base64.getDecoder().decode(given);
            byte[] message = text.getBytes(StandardCharsets.UTF_8);
            return key.pair()
                    .filter(pair -> pair.theirs().verify(message, signature))
                    .isPresent();
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static byte[] lower(String hex) {
        return hex.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode plain(JsonNode sent, CreditKey key) {
        if (sent instanceof ObjectNode object && rule.scope() != Scope.BODY) {
            return object;
        }
        if (!sent.isTextual()) {
            throw new Unreadable("业务内容的形式不对");
        }
        return Json.objectOf(rule.scope() == Scope.BODY ? decrypt(sent.textValue(), key) : sent.textValue());
    }

    String encrypt(String plain, CreditKey key) {
        byte[] sealed = cipher(key).encrypt(plain.getBytes(StandardCharsets.UTF_8));
        return switch (rule.text()) {
            case BASE64 -> Base64.getEncoder().encodeToString(sealed);
            case HEX_LOWER -> HexFormat.of().formatHex(sealed);
            case HEX_UPPER -> HexFormat.of().withUpperCase().formatHex(sealed);
        };
    }

    /** @throws Unreadable if it was not made with this key */
    String decrypt(String sealed, CreditKey key) {
        try {
            byte[] bytes = rule.text() == CipherRule.Text.BASE64
                    ? Base64.getDecoder().decode(sealed)
                    : HexFormat.of().parseHex(sealed);
            return new String(cipher(key).decrypt(bytes), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("无法解密");
        }
    }

    /** The same for a file's bytes. */
    byte[] decrypt(byte[] sealed, CreditKey key) {
        try {
            return cipher(key).decrypt(sealed);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("文件无法解密");
        }
    }

    private BlockCipher cipher(CreditKey key) {
        return Optional.ofNullable(ciphers.get(key.id()))
                .flatMap(each -> each)
                .orElseThrow(() -> new Unreadable("方案没有加密"));
    }
}
