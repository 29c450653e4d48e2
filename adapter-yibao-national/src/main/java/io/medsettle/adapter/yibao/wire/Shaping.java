package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.Manner;
import io.medsettle.adapter.yibao.Manner.Shape;
import io.medsettle.adapter.yibao.Manner.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a message of the baseline into the region's and an answer of the region into the baseline's (yibao-core §10). */
final class Shaping {
    private Shaping() {}

    /** The input as the region wants it. */
    static ObjectNode outward(Manner manner, ObjectNode input, Words words) {
        return outward(manner, Map.of(), input, words);
    }

    /** @param mark what this one message carries beside what every one does, by node of the baseline */
    static ObjectNode outward(Manner manner, Map<String, Map<String, String>> mark, ObjectNode input, Words words) {
        Side side = manner.in();
        if (side.equals(Side.SAME) && mark.isEmpty()) {
            return input;
        }
        ObjectNode whole = (ObjectNode) members(input, side, false);
        side.add().forEach((node, more) -> add(node.isEmpty() ? whole : whole.path(node), more, words, whole, node));
        mark.forEach((node, more) -> add(node.isEmpty() ? whole : whole.path(node), more, words, whole, node));
        ObjectNode shaped = Json.object();
        whole.properties().forEach(e -> {
            JsonNode value = shaped(e.getValue(), side.shapes().get(e.getKey()));
            String name = side.nodes().getOrDefault(e.getKey(), e.getKey());
            if (name.isEmpty() && value instanceof ObjectNode direct) {
                shaped.setAll(direct);
            } else {
                shaped.set(name, value);
            }
        });
        return shaped;
    }

    private static void add(JsonNode to, Map<String, String> more, Words words, ObjectNode whole, String node) {
        if (to instanceof ObjectNode object) {
            more.forEach((name, value) -> object.set(name, together(object.path(name), words.filled(value))));
        } else if (to instanceof ArrayNode rows) {
            rows.forEach(row -> add(row, more, words, whole, node));
        } else if (to.isMissingNode()) {
            add(whole.putObject(node), more, words, whole, node);
        }
    }

    /** A text that is itself an object (exp_content) is not lost when the region wants more in it. */
    private static JsonNode together(JsonNode standing, String more) {
        JsonNode before = Json.parse(Json.text(standing)).orElse(Json.missing());
        JsonNode after = Json.parse(more).orElse(Json.missing());
        if (before instanceof ObjectNode object && after instanceof ObjectNode added) {
            return Json.text(new String(Json.bytes(object.setAll(added)), StandardCharsets.UTF_8));
        }
        return Json.text(more);
    }

    /** The output as the baseline has it. */
    static JsonNode inward(Manner manner, JsonNode output) {
        Side side = manner.out();
        if (side.equals(Side.SAME) || !output.isContainerNode()) {
            return output;
        }
        JsonNode whole = unwrapped(output, side);
        if (!(whole instanceof ObjectNode local)) {
            return members(whole, side, true);
        }
        ObjectNode named = Json.object();
        Map<String, String> back = inverse(side.nodes());
        local.properties().forEach(e -> named.set(back.getOrDefault(e.getKey(), e.getKey()), e.getValue()));
        ObjectNode baseline = Json.object();
        ((ObjectNode) members(named, side, true)).properties().forEach(e -> {
            Shape shape = side.shapes().get(e.getKey());
            baseline.set(e.getKey(), shape == null ? e.getValue() : shaped(e.getValue(), opposite(shape)));
        });
        side.add().forEach((node, more) -> {
            JsonNode to = node.isEmpty() ? baseline : baseline.path(node);
            if (to instanceof ObjectNode object) {
                more.forEach((name, value) -> {
                    if (!object.has(name)) {
                        object.put(name, value);
                    }
                });
            }
        });
        return baseline;
    }

    /** The whole output: an object the region puts into a list, or a node whose members stand bare, or the reverse. */
    private static JsonNode unwrapped(JsonNode output, Side side) {
        Shape own = side.shapes().get("");
        JsonNode whole = own == null ? output : shaped(output, opposite(own));
        String under = side.nodes().get("");
        if (under != null && whole.has(under)) {
            return whole.path(under);
        }
        for (Map.Entry<String, String> e : side.nodes().entrySet()) {
            if (e.getValue().isEmpty() && !e.getKey().isEmpty()) {
                ObjectNode wrapped = Json.object();
                wrapped.set(e.getKey(), whole);
                return wrapped;
            }
        }
        return whole;
    }

    private static Shape opposite(Shape shape) {
        return shape == Shape.LIST ? Shape.OBJECT : Shape.LIST;
    }

    private static JsonNode shaped(JsonNode node, @Nullable Shape shape) {
        if (shape == Shape.LIST && node.isObject()) {
            return Json.list().add(node);
        }
        return shape == Shape.OBJECT && node.isArray() ? node.path(0) : node;
    }

    /** Drops, renames and translates members at any depth. */
    private static JsonNode members(JsonNode node, Side side, boolean inward) {
        if (node instanceof ArrayNode rows) {
            ArrayNode turned = Json.list();
            rows.forEach(row -> turned.add(members(row, side, inward)));
            return turned;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        Map<String, String> names = inward ? inverse(side.rename()) : side.rename();
        ObjectNode turned = Json.object();
        for (Map.Entry<String, JsonNode> e : properties(object)) {
            String name = names.getOrDefault(e.getKey(), e.getKey());
            String baseline = inward ? name : e.getKey();
            if (!side.drop().contains(baseline)) {
                Map<String, String> values = side.values().getOrDefault(baseline, Map.of());
                turned.set(name, value(members(e.getValue(), side, inward), inward ? inverse(values) : values));
            }
        }
        return turned;
    }

    private static JsonNode value(JsonNode node, Map<String, String> values) {
        String other = values.get(Json.text(node));
        return other == null || !node.isValueNode() ? node : Json.text(other);
    }

    private static List<Map.Entry<String, JsonNode>> properties(ObjectNode object) {
        return new ArrayList<>(object.properties());
    }

    private static Map<String, String> inverse(Map<String, String> map) {
        Map<String, String> back = new HashMap<>();
        map.forEach((k, v) -> {
            if (!v.isEmpty() && !k.isEmpty()) {
                back.put(v, k);
            }
        });
        return back;
    }
}
