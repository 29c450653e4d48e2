package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** JSON as the insurer writes it: decimals kept as written, a member twice or text after the end refused. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode list() {
        return MAPPER.createArrayNode();
    }

    static JsonNode text(String text) {
        return MAPPER.getNodeFactory().textNode(text);
    }

    /** Signed numbers, as some writers turn bytes into JSON. */
    static ArrayNode bytesAsNumbers(byte[] bytes) {
        ArrayNode numbers = list();
        for (byte b : bytes) {
            numbers.add(b);
        }
        return numbers;
    }

    static JsonNode base64(byte[] bytes) {
        return text(Base64.getEncoder().encodeToString(bytes));
    }

    static Optional<JsonNode> parse(byte[] utf8) {
        return parse(new String(utf8, StandardCharsets.UTF_8));
    }

    static Optional<JsonNode> parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Empty for what is no object. */
    static Optional<JsonNode> objectOf(byte[] utf8) {
        return parse(utf8).filter(JsonNode::isObject);
    }

    /** Empty for what is no object. */
    static Optional<JsonNode> objectOf(String text) {
        return parse(text).filter(JsonNode::isObject);
    }

    /** The node of that name, or this one where the name is "" or there is no such object. */
    static JsonNode under(JsonNode node, String name) {
        return !name.isEmpty() && node.path(name).isObject() ? node.path(name) : node;
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /** A scalar as text, trimmed of nothing; "" for null, absent, object and list. */
    static String text(JsonNode node) {
        if (node.isBigDecimal()) {
            BigDecimal decimal = node.decimalValue();
            return decimal.toPlainString();
        }
        return node.isValueNode() && !node.isNull() ? node.asText() : "";
    }

    static JsonNode missing() {
        return MissingNode.getInstance();
    }
}
