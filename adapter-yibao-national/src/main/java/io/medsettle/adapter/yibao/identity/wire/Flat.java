package io.medsettle.adapter.yibao.identity.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

/** Turns wire records of nothing but texts into JSON and back, and checks them against their own tables. */
final class Flat {
    private Flat() {}

    static <T extends Record> T read(JsonNode node, Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(c -> Tree.text(node.path(c.getName())))
                .toArray();
        Class<?>[] texts = new Class<?>[components.length];
        Arrays.fill(texts, String.class);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(texts);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a wire record that is not all texts: " + type.getSimpleName(), e);
        }
    }

    static ObjectNode write(Record form) {
        ObjectNode node = Tree.object();
        for (RecordComponent component : form.getClass().getRecordComponents()) {
            node.put(component.getName(), text(form, component));
        }
        return node;
    }

    /** What is missing or too long, by member name; never a value. */
    static Optional<String> defect(Record form) {
        for (RecordComponent component : form.getClass().getRecordComponents()) {
            String value = text(form, component);
            Longest longest = component.getAnnotation(Longest.class);
            if (component.isAnnotationPresent(Needed.class) && value.isBlank()) {
                return Optional.of("缺少 " + component.getName());
            }
            if (longest != null && value.codePointCount(0, value.length()) > longest.value()) {
                return Optional.of(component.getName() + " 超过 " + longest.value() + " 个字符");
            }
        }
        return Optional.empty();
    }

    private static String text(Record form, RecordComponent component) {
        try {
            return (String) component.getAccessor().invoke(form);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a wire record that cannot be read: " + component.getName(), e);
        }
    }
}
