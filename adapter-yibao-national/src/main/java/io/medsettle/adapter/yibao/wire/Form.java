package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns wire records into JSON and back, and checks them against their own tables. An absent or null member is "", an
 * empty list, an empty record. Where a region sends an object for a list, or a list for an object, both are understood.
 */
final class Form {
    /** Kept, because the virtual machine makes them anew for each question. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Form() {}

    /** Members of a wire record in their order; not to be changed. */
    static RecordComponent[] components(Class<?> type) {
        return COMPONENTS.get(type);
    }

    static <T extends Record> T read(JsonNode node, Class<T> type) {
        JsonNode row = node.isArray() ? node.path(0) : node;
        RecordComponent[] components = components(type);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            JsonNode value = row.path(component.getName());
            Also also = component.getAnnotation(Also.class);
            if (also != null && (value.isMissingNode() || value.isNull())) {
                value = row.path(also.value());
            }
            values[i] = value(value, component);
        }
        return build(type, values);
    }

    private static Object value(JsonNode node, RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return Json.text(node);
        }
        if (type == JsonNode.class) {
            return node.isNull() ? Json.missing() : node;
        }
        if (type == List.class) {
            List<Record> rows = new ArrayList<>();
            if (node.isObject()) {
                rows.add(read(node, rowType(component)));
            } else {
                node.forEach(row -> rows.add(read(row, rowType(component))));
            }
            return List.copyOf(rows);
        }
        return read(node, type.asSubclass(Record.class));
    }

    static Class<? extends Record> rowType(RecordComponent component) {
        ParameterizedType list = (ParameterizedType) component.getGenericType();
        return ((Class<?>) list.getActualTypeArguments()[0]).asSubclass(Record.class);
    }

    static <T extends Record> T build(Class<T> type, @Nullable Object[] values) {
        try {
            Class<?>[] types = Arrays.stream(components(type))
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a wire record that cannot be built: " + type.getSimpleName(), e);
        }
    }

    /** @param keepEmpty whether empty texts are written as "" (counter platform) or left out (centre) */
    static ObjectNode write(Record form, boolean keepEmpty) {
        ObjectNode node = Json.object();
        for (RecordComponent component : components(form.getClass())) {
            Object value = get(form, component);
            String name = component.getName();
            if (value instanceof String text) {
                boolean zero = text.isEmpty() && component.isAnnotationPresent(Figure.class);
                if (keepEmpty || !text.isEmpty()) {
                    node.put(name, zero ? "0" : text);
                }
            } else if (value instanceof JsonNode json) {
                if (!json.isMissingNode() && !json.isNull()) {
                    node.set(name, json);
                }
            } else if (value instanceof List<?> rows) {
                writeRows(node, name, rows, keepEmpty);
            } else if (value instanceof Record inner) {
                node.set(name, write(inner, keepEmpty));
            }
        }
        return node;
    }

    private static void writeRows(ObjectNode node, String name, List<?> rows, boolean keepEmpty) {
        if (rows.isEmpty() && !keepEmpty) {
            return;
        }
        ArrayNode list = node.putArray(name);
        for (Object row : rows) {
            list.add(write((Record) row, keepEmpty));
        }
    }

    /** What is missing or too long, by member name; never a value. */
    static Optional<String> defect(Record form) {
        for (RecordComponent component : components(form.getClass())) {
            Object value = get(form, component);
            Optional<String> found = defect(component, value);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> defect(RecordComponent component, Object value) {
        String name = component.getName();
        boolean needed = component.isAnnotationPresent(Needed.class);
        if (value instanceof String text) {
            Longest longest = component.getAnnotation(Longest.class);
            if (needed && text.isBlank()) {
                return Optional.of("缺少 " + name);
            }
            boolean tooLong = longest != null && text.codePointCount(0, text.length()) > longest.value();
            return tooLong ? Optional.of(name + " 超过 " + longest.value() + " 个字符") : Optional.empty();
        }
        if (value instanceof List<?> rows) {
            if (needed && rows.isEmpty()) {
                return Optional.of("缺少 " + name);
            }
            return rows.stream().flatMap(r -> defect((Record) r).stream()).findFirst();
        }
        return value instanceof Record inner ? defect(inner) : Optional.empty();
    }

    private static Object get(Record form, RecordComponent component) {
        try {
            return component.getAccessor().invoke(form);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a wire record that cannot be read: " + component.getName(), e);
        }
    }
}
