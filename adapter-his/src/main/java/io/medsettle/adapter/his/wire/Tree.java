package io.medsettle.adapter.his.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.his.HisAmounts;
import io.medsettle.adapter.his.profile.Notation;
import io.medsettle.ports.value.Money;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Wire records as trees for the mapping, and what a mapping made as the JSON that {@link Json} reads in fen. XML knows texts
 * only: numbers, flags, amounts and lists of one are told apart by the record they are read for.
 */
final class Tree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Tree() {}

    /** A record's components; what is absent, "" or an empty list is left out. Amounts stay {@link Money}. */
    static ObjectNode of(Record wire) {
        ObjectNode tree = NODES.objectNode();
        for (RecordComponent component : wire.getClass().getRecordComponents()) {
            JsonNode value = node(get(component, wire));
            if (value != null) {
                tree.set(component.getName(), value);
            }
        }
        return tree;
    }

    /** What is known beside a call. */
    static ObjectNode known(Map<String, Object> known) {
        ObjectNode tree = NODES.objectNode();
        known.forEach((name, value) -> {
            JsonNode node = node(value);
            if (node != null) {
                tree.set(name, node);
            }
        });
        return tree;
    }

    private static @Nullable JsonNode node(@Nullable Object value) {
        if (value == null || value instanceof String text && text.isEmpty()) {
            return null;
        }
        if (value instanceof Record wire && !(value instanceof Money)) {
            return of(wire);
        }
        if (value instanceof List<?> list) {
            ArrayNode nodes = NODES.arrayNode();
            for (Object each : list) {
                nodes.add(node(each));
            }
            return nodes.isEmpty() ? null : nodes;
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof Number number) {
            return NODES.numberNode(number.longValue());
        }
        return value instanceof Money ? NODES.pojoNode(value) : NODES.textNode(text(value));
    }

    private static String text(Object value) {
        return value instanceof Instant time ? Times.text(time) : value.toString();
    }

    private static @Nullable Object get(RecordComponent component, Record wire) {
        try {
            return component.getAccessor().invoke(wire);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record that cannot be read: " + component.getName(), e);
        }
    }

    /** @throws IOException with the name of what does not fit and nothing of its value */
    static JsonNode fit(@Nullable JsonNode tree, Class<?> type, Notation notation) throws IOException {
        JsonNode fitted = fit(tree == null ? NODES.objectNode() : tree, type, notation, "");
        return fitted == null ? NODES.objectNode() : fitted;
    }

    private static @Nullable JsonNode fit(@Nullable JsonNode node, Type type, Notation notation, String where)
            throws IOException {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return list(node, generic.getActualTypeArguments()[0], notation, where);
        }
        if (node == null || node.isNull()) {
            return null;
        }
        if (type instanceof Class<?> plain && plain.isRecord() && plain != Money.class) {
            return record(node, plain, notation, where);
        }
        if (type == Money.class) {
            try {
                return NODES.numberNode(notation.money(node).fen());
            } catch (IOException e) {
                throw new IOException(where + " is no amount");
            }
        }
        return scalar(node, type, where);
    }

    private static JsonNode record(JsonNode node, Class<?> type, Notation notation, String where) throws IOException {
        if (!node.isObject()) {
            throw new IOException(where + " is no group of fields");
        }
        ObjectNode fitted = NODES.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            JsonNode value = node.get(name);
            boolean maybe = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            JsonNode part = value == null && maybe
                    ? null
                    : fit(value, component.getGenericType(), notation, where + "/" + name);
            if (part != null) {
                fitted.set(name, part);
            }
        }
        return fitted;
    }

    private static ArrayNode list(@Nullable JsonNode node, Type type, Notation notation, String where)
            throws IOException {
        ArrayNode fitted = NODES.arrayNode();
        if (node != null) {
            for (JsonNode each : node.isArray() ? node : NODES.arrayNode().add(node)) {
                JsonNode part = fit(each, type, notation, where + "[]");
                if (part != null) {
                    fitted.add(part);
                }
            }
        }
        return fitted;
    }

    private static JsonNode scalar(JsonNode node, Type type, String where) throws IOException {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            return node;
        }
        if (node.isContainerNode()) {
            throw new IOException(where + " is repeated or a group");
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (node.asText()) {
                case "1", "true", "Y" -> NODES.booleanNode(true);
                case "0", "false", "N" -> NODES.booleanNode(false);
                default -> throw new IOException(where + " is no flag");
            };
        }
        if (type == long.class || type == int.class || type == Long.class || type == Integer.class) {
            if (!node.asText().matches("-?\\d{1,18}")) {
                throw new IOException(where + " is no whole number");
            }
            return NODES.numberNode(Long.parseLong(node.asText()));
        }
        return NODES.textNode(new Notation(HisAmounts.FEN).text(node));
    }
}
