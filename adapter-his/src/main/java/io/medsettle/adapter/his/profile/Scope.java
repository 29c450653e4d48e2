package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a formula can see, by name: request, path, call, site, profile, and the answers of the steps so far. */
public final class Scope {
    private final Map<String, JsonNode> seen;
    private final Notation notation;
    private final boolean outward;

    private Scope(Map<String, JsonNode> seen, Notation notation, boolean outward) {
        this.seen = seen;
        this.notation = notation;
        this.outward = outward;
    }

    /** Sees nothing yet; formulas make what is sent. */
    public static Scope empty(Notation notation) {
        return new Scope(Map.of(), notation, true);
    }

    /** The same and one thing more. */
    public Scope with(String name, JsonNode value) {
        Map<String, JsonNode> more = new HashMap<>(seen);
        more.put(name, value);
        return new Scope(more, notation, outward);
    }

    /** The same, for formulas that make our shape out of what was answered. */
    public Scope inward() {
        return new Scope(seen, notation, false);
    }

    boolean outwards() {
        return outward;
    }

    Notation notation() {
        return notation;
    }

    /** What {@code $a.b.c} points to, or null. */
    @Nullable
    JsonNode find(String path) {
        String[] names = path.substring(1).split("\\.", -1);
        JsonNode at = seen.get(names[0]);
        for (int i = 1; i < names.length && at != null; i++) {
            at = at.isArray() && names[i].matches("\\d{1,4}") ? at.get(Integer.parseInt(names[i])) : at.get(names[i]);
        }
        return at == null || at.isNull() || at.isTextual() && at.textValue().isEmpty() ? null : at;
    }
}
