package io.medsettle.adapter.his.wire;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks through a record for components that are missing though they are not {@code @Nullable}. */
final class Required {
    private Required() {}

    /** @throws IOException with the name of the first one */
    static void check(@Nullable Object value, String where) throws IOException {
        if (value instanceof List<?> list) {
            for (Object each : list) {
                check(each, where + "[]");
            }
        } else if (value instanceof Record wire
                && wire.getClass().getPackageName().equals(Required.class.getPackageName())) {
            for (RecordComponent component : wire.getClass().getRecordComponents()) {
                Object part = get(component, wire);
                if (part == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    throw new IOException(where + "/" + component.getName() + " is missing");
                }
                check(part, where + "/" + component.getName());
            }
        }
    }

    private static @Nullable Object get(RecordComponent component, Record wire) {
        try {
            return component.getAccessor().invoke(wire);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record that cannot be read: " + component.getName(), e);
        }
    }
}
