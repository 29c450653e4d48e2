package io.medsettle.adapter.yibao;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dialect file as a tree that knows the line of each key, checked against {@link DialectRules} while it is read. */
final class DialectReading {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    final ObjectNode tree;
    final List<DialectFinding> findings = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    DialectReading(String json) {
        tree = read(json);
    }

    int line(List<String> place) {
        return lines.getOrDefault(String.join(".", place), 0);
    }

    void error(List<String> place, String text) {
        findings.add(new DialectFinding(true, line(place), String.join(".", place), text));
    }

    void hint(List<String> place, String text) {
        findings.add(new DialectFinding(false, line(place), String.join(".", place), text));
    }

    private ObjectNode read(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                findings.add(new DialectFinding(true, 1, "", "文件应当是一个 JSON 对象 {…}"));
                return JsonNodeFactory.instance.objectNode();
            }
            ObjectNode root = object(parser, List.of());
            if (parser.nextToken() != null) {
                findings.add(new DialectFinding(true, at(parser), "", "JSON 结束之后还有内容"));
            }
            return root;
        } catch (JsonProcessingException e) {
            int line = Optional.ofNullable(e.getLocation())
                    .map(JsonLocation::getLineNr)
                    .orElse(0);
            boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
            findings.add(new DialectFinding(true, line, "", twice ? "同一个键写了两次" : "不是正确的 JSON: 检查逗号、引号和括号"));
            return JsonNodeFactory.instance.objectNode();
        } catch (IOException e) {
            throw new IllegalStateException("text that cannot be read", e);
        }
    }

    private static int at(JsonParser parser) {
        return parser.currentLocation().getLineNr();
    }

    private ObjectNode object(JsonParser parser, List<String> place) throws IOException {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            List<String> here = new ArrayList<>(place);
            here.add(parser.currentName());
            lines.put(String.join(".", here), at(parser));
            parser.nextToken();
            JsonNode value = value(parser, here);
            if (check(here, value)) {
                node.set(here.get(here.size() - 1), value);
            }
        }
        return node;
    }

    private JsonNode value(JsonParser parser, List<String> place) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, place);
            case START_ARRAY -> array(parser, place);
            case VALUE_STRING -> JsonNodeFactory.instance.textNode(parser.getText());
            case VALUE_NUMBER_INT -> JsonNodeFactory.instance.numberNode(parser.getLongValue());
            case VALUE_TRUE, VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(parser.getBooleanValue());
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private ArrayNode array(JsonParser parser, List<String> place) throws IOException {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            node.add(value(parser, place));
        }
        return node;
    }

    private boolean check(List<String> place, JsonNode value) {
        Optional<DialectRules.Rule> rule = DialectRules.of(place);
        if (rule.isEmpty()) {
            boolean under = place.size() > 1
                    && DialectRules.of(place.subList(0, place.size() - 1)).isEmpty();
            if (!under) {
                error(place, "没有这个键, 请对照方言说明检查拼写");
            }
            return false;
        }
        boolean fits =
                switch (rule.get().kind()) {
                    case "object" -> value.isObject();
                    case "flag" -> value.isBoolean();
                    case "number" ->
                        value.isIntegralNumber()
                                && value.asText().matches(rule.get().pattern());
                    case "texts" -> texts(value, rule.get().pattern());
                    default ->
                        value.isTextual()
                                && value.textValue().matches(rule.get().pattern());
                };
        if (!fits) {
            error(place, "应当是" + rule.get().hint());
        }
        return fits;
    }

    private static boolean texts(JsonNode value, String pattern) {
        if (!(value instanceof ContainerNode<?> list) || !value.isArray()) {
            return false;
        }
        for (JsonNode one : list) {
            if (!one.isTextual() || !one.textValue().matches(pattern)) {
                return false;
            }
        }
        return true;
    }
}
