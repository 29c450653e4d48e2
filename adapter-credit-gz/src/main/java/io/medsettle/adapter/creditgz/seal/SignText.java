package io.medsettle.adapter.creditgz.seal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.creditgz.profile.SignRule;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The text that is signed, and its keyed digest, credit-gz §5.3. */
public final class SignText {
    private SignText() {}

    /**
     * Everything outside the content that has a value, by name, with the content as one value.
     *
     * @param outer the whole message
     * @param bodyPath where its content is; what stands there is not looked at
     * @param body the content as it is signed, "" for none
     * @param signPath where its signature is
     * @throws Unreadable if two values would stand under one name
     */
    public static String of(SignRule rule, ObjectNode outer, String bodyPath, String body, String signPath) {
        SortedMap<String, String> leaves = new TreeMap<>();
        collect(rule, outer, "", bodyPath, signPath, leaves);
        if (!body.isEmpty()) {
            put(leaves, name(rule, bodyPath), body);
        }
        return leaves.entrySet().stream()
                .map(leaf -> leaf.getKey() + "=" + leaf.getValue())
                .collect(Collectors.joining("&"));
    }

    private static void collect(
            SignRule rule,
            ObjectNode node,
            String prefix,
            String bodyPath,
            String signPath,
            SortedMap<String, String> leaves) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String path = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (path.equals(bodyPath) || path.equals(signPath)) {
                continue;
            }
            if (value instanceof ObjectNode object) {
                collect(rule, object, path + ".", bodyPath, signPath, leaves);
            } else if (!text(value).isEmpty()) {
                put(leaves, name(rule, path), text(value));
            }
        }
    }

    /** Two values of one name: only one of them would be signed. */
    private static void put(SortedMap<String, String> leaves, String name, String value) {
        if (leaves.put(name, value) != null) {
            throw new Unreadable("签名原文中字段 " + name + " 出现两次");
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isBigDecimal()) {
            return value.decimalValue().toPlainString();
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static String name(SignRule rule, String path) {
        return rule.wholePath() ? path : path.substring(path.lastIndexOf('.') + 1);
    }

    /** The digest with a shared key, hex as the rule says; not for {@link SignRule.Variant#SM2_WITH_SM3}. */
    public static String digest(SignRule rule, String text, String key) {
        byte[] digest =
                switch (rule.variant()) {
                    case SM3_KEY_PARAM -> sm3(joined(rule, text, rule.keyName() + "=" + key));
                    case SM3_HASHED_KEY -> sm3(joined(rule, text, Sm3.hex(key)));
                    case HMAC_SM3 -> Sm3.hmac(key, text);
                    case SM2_WITH_SM3 -> throw new IllegalArgumentException("SM2 has no shared key");
                };
        HexFormat hex = HexFormat.of();
        return (rule.upperHex() ? hex.withUpperCase() : hex).formatHex(digest);
    }

    private static String joined(SignRule rule, String text, String key) {
        return rule.keyFirst() ? key + "&" + text : text + "&" + key;
    }

    private static byte[] sm3(String text) {
        return Sm3.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
