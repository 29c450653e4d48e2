package io.medsettle.adapter.yibao.identity.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON trees: a member twice, or text after the end, is no JSON. */
final class Tree {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern PERSONAL = Pattern.compile("[0-9A-Fa-f]{10,}[0-9Xx]?");
    private static final int LONGEST_WORDS = 200;

    private Tree() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static Optional<JsonNode> objectOf(byte[] utf8) {
        return objectOf(new String(utf8, StandardCharsets.UTF_8));
    }

    static Optional<JsonNode> objectOf(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A scalar as text; "" for null, absent, object and list. */
    static String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }

    /** The node of that name, or this one where the name is "" or there is no such object. */
    static JsonNode under(JsonNode node, String name) {
        return !name.isEmpty() && node.path(name).isObject() ? node.path(name) : node;
    }

    /** A far side's words, without what may be somebody's number, and never longer than a line. */
    static String words(String text) {
        String line =
                PERSONAL.matcher(text).replaceAll("***").replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) : line;
    }
}
