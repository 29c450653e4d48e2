package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The canonical JSON of business data and the text that is signed (mobile-pay §2.2, §2.3): keys sorted by ASCII at every
 * depth, empty members dropped, no blanks, escapes as the reference library writes them.
 */
final class Canonical {
    /** How numbers and booleans are written; the ports of the reference code disagree. */
    enum Leaves {
        /** Every scalar is a quoted string: what we send, and the first attempt at verifying. */
        TEXT,
        /** Numbers and booleans bare, as received: the second attempt. */
        AS_RECEIVED
    }

    private static final Set<String> UNSIGNED = Set.of("signData", "encData", "extra");

    private Canonical() {}

    /** The text to sign: members of the envelope, then the secret. */
    static String signText(ObjectNode envelope, String secret, Leaves leaves) {
        StringBuilder text = new StringBuilder();
        sorted(envelope).forEach((name, value) -> {
            if (UNSIGNED.contains(name) || empty(value)) {
                return;
            }
            text.append(name).append('=');
            text.append(value.isContainerNode() ? json(value, leaves) : Json.text(value));
            text.append('&');
        });
        return text.append("key=").append(secret).toString();
    }

    static String json(JsonNode node, Leaves leaves) {
        StringBuilder to = new StringBuilder();
        write(node, leaves, to);
        return to.toString();
    }

    private static void write(JsonNode node, Leaves leaves, StringBuilder to) {
        if (node.isObject()) {
            to.append('{');
            String comma = "";
            for (Map.Entry<String, JsonNode> each : sorted(node).entrySet()) {
                if (!empty(each.getValue())) {
                    to.append(comma);
                    quote(each.getKey(), to);
                    write(each.getValue(), leaves, to.append(':'));
                    comma = ",";
                }
            }
            to.append('}');
        } else if (node.isArray()) {
            to.append('[');
            String comma = "";
            for (JsonNode each : node) {
                if (!empty(each)) {
                    write(each, leaves, to.append(comma));
                    comma = ",";
                }
            }
            to.append(']');
        } else if (leaves == Leaves.TEXT || node.isTextual()) {
            quote(Json.text(node), to);
        } else {
            to.append(Json.text(node));
        }
    }

    private static Map<String, JsonNode> sorted(JsonNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return sorted;
    }

    private static boolean empty(JsonNode node) {
        if (node.isContainerNode()) {
            for (JsonNode each : node) {
                if (!empty(each)) {
                    return false;
                }
            }
            return true;
        }
        return Json.text(node).isEmpty();
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\b' -> to.append("\\b");
                case '\f' -> to.append("\\f");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (ports(c)) {
                        to.append(c);
                    } else {
                        to.append("\\u").append("%04X".formatted((int) c));
                    }
                }
            }
        }
        to.append('"');
    }

    /** Whether all ports of the reference code write it alike. */
    private static boolean ports(char c) {
        return c >= 0x20 && !(c >= 0x7F && c <= 0x9F) && c != 0x2028 && c != 0x2029;
    }

    /** Where the data break the portable rule: the path of a member that is no string or holds a control character. */
    static Optional<String> unfit(JsonNode node, String path) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                Optional<String> found = unfit(member.getValue(), path + "." + member.getKey());
                if (found.isPresent()) {
                    return found;
                }
            }
            return node.isEmpty() ? Optional.of(path) : Optional.empty();
        }
        if (node.isArray()) {
            for (JsonNode each : node) {
                Optional<String> found = unfit(each, path);
                if (found.isPresent()) {
                    return found;
                }
            }
            return node.isEmpty() ? Optional.of(path) : Optional.empty();
        }
        boolean fit = node.isTextual() && !node.asText().isEmpty() && portable(node.asText());
        return fit ? Optional.empty() : Optional.of(path);
    }

    private static boolean portable(String text) {
        return text.chars().allMatch(c -> ports((char) c));
    }
}
