package io.medsettle.server.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stood in a form. The framework hands each field over as one value or as a list of values. */
final class Posted {
    private final Map<String, Object> fields;

    Posted(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The first value; a field that was left out is an empty one. */
    String text(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    List<String> all(String name) {
        @Nullable Object value = fields.get(name);
        if (value instanceof Iterable<?> several) {
            List<String> all = new ArrayList<>();
            several.forEach(each -> all.add(String.valueOf(each)));
            return all;
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    /** Never what stands in it. */
    @Override
    public String toString() {
        return "Posted";
    }
}
