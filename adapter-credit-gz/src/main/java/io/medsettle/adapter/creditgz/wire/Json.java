package io.medsettle.adapter.creditgz.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** JSON read exactly: no number loses a digit, no key stands twice. Safe to share between threads. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** @throws Unreadable if it is no JSON object */
    public static ObjectNode objectOf(byte[] utf8) {
        return objectOf(new String(utf8, StandardCharsets.UTF_8));
    }

    /** @throws Unreadable if it is no JSON object */
    public static ObjectNode objectOf(String text) {
        if (read(text) instanceof ObjectNode object) {
            return object;
        }
        throw new Unreadable("不是 JSON 对象");
    }

    static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            throw new Unreadable("不是 JSON");
        }
    }

    public static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }

    /** Keys sorted at every level, no spaces. */
    public static String sorted(JsonNode node) {
        return text(inOrder(node));
    }

    private static JsonNode inOrder(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            object.properties().forEach(field -> fields.put(field.getKey(), inOrder(field.getValue())));
            ObjectNode sorted = object();
            fields.forEach(sorted::set);
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode sorted = array();
            array.forEach(item -> sorted.add(inOrder(item)));
            return sorted;
        }
        return node;
    }

    /** What stands at a path, dots between objects; a missing node if nothing does. */
    public static JsonNode at(JsonNode node, String path) {
        JsonNode at = node;
        for (String part : path.split("\\.", -1)) {
            at = at.path(part);
        }
        return at;
    }

    /** Puts something at a path; objects on the way are made. */
    public static void put(ObjectNode node, String path, JsonNode value) {
        ObjectNode at = node;
        String[] parts = path.split("\\.", -1);
        for (int i = 0; i < parts.length - 1; i++) {
            JsonNode next = at.path(parts[i]);
            at = next instanceof ObjectNode object ? object : at.putObject(parts[i]);
        }
        at.set(parts[parts.length - 1], value);
    }

    /**
     * A plain value as text, numbers as they are; "" for null and for what is not there.
     *
     * @throws Unreadable if it is an object or a list
     */
    public static String plain(JsonNode node, String name) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (node.isContainerNode()) {
            throw new Unreadable("字段 " + name + " 不是一个值");
        }
        return node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
    }
}
