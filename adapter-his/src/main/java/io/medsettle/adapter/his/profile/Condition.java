package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When a rule or a step counts: {@code {"absent": value}}, {@code {"present": value}}, {@code {"differ": [a, b]}} (one of them
 * absent differs too), {@code {"less": [a, b]}} (amounts), {@code {"is": [value, "1", "2"]}}.
 */
final class Condition {
    static final Set<String> WORDS = Set.of("absent", "present", "differ", "less", "is");

    private Condition() {}

    static boolean holds(JsonNode condition, Scope scope) throws IOException {
        String word = condition.fieldNames().next();
        JsonNode given = condition.path(word);
        return switch (word) {
            case "absent" -> missing(Formula.of(given, scope));
            case "present" -> !missing(Formula.of(given, scope));
            case "differ" -> !same(Formula.of(given.get(0), scope), Formula.of(given.get(1), scope), scope);
            case "less" -> less(Formula.of(given.get(0), scope), Formula.of(given.get(1), scope), scope);
            default -> listed(given, scope);
        };
    }

    private static boolean missing(@Nullable JsonNode value) {
        return value == null || value.isContainerNode() && value.isEmpty();
    }

    private static boolean same(@Nullable JsonNode a, @Nullable JsonNode b, Scope scope) throws IOException {
        if (a == null || b == null) {
            return false;
        }
        return a instanceof POJONode || b instanceof POJONode
                ? scope.notation().money(a).equals(scope.notation().money(b))
                : a.isContainerNode() ? a.equals(b) : a.asText().equals(b.asText());
    }

    private static boolean less(@Nullable JsonNode a, @Nullable JsonNode b, Scope scope) throws IOException {
        return a != null
                && b != null
                && scope.notation().money(a).compareTo(scope.notation().money(b)) < 0;
    }

    private static boolean listed(JsonNode given, Scope scope) throws IOException {
        JsonNode value = Formula.of(given.get(0), scope);
        for (int i = 1; i < given.size() && value != null; i++) {
            if (given.get(i).asText().equals(value.asText())) {
                return true;
            }
        }
        return false;
    }
}
