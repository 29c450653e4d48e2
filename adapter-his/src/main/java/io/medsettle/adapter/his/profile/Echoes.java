package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which fields of an answer a far side does not confirm: they repeat what we sent, or a constant. */
public final class Echoes {
    private static final Set<String> OURS = Set.of("request", "path", "call", "site", "profile");

    private Echoes() {}

    /** {@code O07.fundAmt} and the like, of a profile without problems; the author weighs them before it is verified. */
    public static List<String> of(String text) {
        List<String> found = new ArrayList<>();
        try {
            new ObjectMapper().readTree(text).path("operations").properties().forEach(o -> o.getValue()
                    .path("answer")
                    .properties()
                    .forEach(field -> {
                        if (!heard(field.getValue())) {
                            found.add(o.getKey() + "." + field.getKey());
                        }
                    }));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a profile that was not checked", e);
        }
        return found;
    }

    /** Whether anything in it comes from the far side. */
    private static boolean heard(JsonNode formula) {
        if (formula.isTextual() && formula.textValue().startsWith("$")) {
            String root = formula.textValue().substring(1).split("\\.", -1)[0];
            return !root.equals("it") && !OURS.contains(root);
        }
        for (JsonNode part : formula) {
            if (heard(part)) {
                return true;
            }
        }
        return false;
    }
}
