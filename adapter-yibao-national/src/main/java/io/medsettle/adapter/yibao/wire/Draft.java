package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills a wire record in by member names; what is not named stays empty. A name that the record has not is a bug. */
final class Draft<T extends Record> {
    private final Class<T> type;
    private final Map<String, Object> values = new HashMap<>();

    Draft(Class<T> type) {
        this.type = type;
    }

    Draft<T> put(String name, Object value) {
        if (!has(name)) {
            throw new IllegalArgumentException(type.getName() + " has no member " + name);
        }
        values.put(name, value);
        return this;
    }

    /** For members that only some of several alike transactions have. */
    Draft<T> putIfThere(String name, Object value) {
        return has(name) ? put(name, value) : this;
    }

    private boolean has(String name) {
        for (RecordComponent component : Form.components(type)) {
            if (component.getName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    T done() {
        RecordComponent[] components = Form.components(type);
        Object[] filled = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            filled[i] = values.getOrDefault(components[i].getName(), empty(components[i].getType()));
        }
        return Form.build(type, filled);
    }

    private static Object empty(Class<?> type) {
        if (type == String.class) {
            return "";
        }
        if (type == JsonNode.class) {
            return Json.missing();
        }
        return type == List.class ? List.of() : Form.read(Json.missing(), type.asSubclass(Record.class));
    }
}
