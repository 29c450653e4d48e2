package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.his.HisAmounts;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A profile ready for use: its three parts and its capability flags. Immutable; safe to share. */
public final class SiteProfile {
    private final JsonNode root;
    private final Notation notation;
    private final Carrier carrier;
    private final Wrapping wrapping;

    private SiteProfile(JsonNode root) {
        this.root = root;
        JsonNode transport = root.path("transport");
        notation = new Notation(HisAmounts.valueOf(root.path("amounts").asText()));
        carrier = transport.path("kind").asText().equals("SOAP_STRING")
                ? SoapString.of(transport)
                : HttpText.of(transport);
        Charset charset = Charset.forName(transport.path("charset").asText());
        wrapping = new Wrapping(root.path("envelope"), notation, charset);
    }

    /** @param text of a profile without problems, see {@link ProfileCheck} */
    public static SiteProfile of(String text) {
        try {
            return new SiteProfile(new ObjectMapper().readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a profile that was not checked", e);
        }
    }

    public Notation notation() {
        return notation;
    }

    public Carrier carrier() {
        return carrier;
    }

    public Wrapping wrapping() {
        return wrapping;
    }

    /** For formulas: {@code $profile}. */
    public JsonNode root() {
        return root;
    }

    /** A capability flag of his §5, "freeze". */
    public boolean can(String capability) {
        return root.path("capabilities").path(capability).asBoolean(false);
    }

    /** How a transaction of his §6.2 is carried out here, if it is. */
    public Optional<Operation> operation(String id) {
        JsonNode operation = root.path("operations").get(id);
        return operation == null ? Optional.empty() : Optional.of(new Operation(operation, root.path("envelope")));
    }

    /** One transaction: one call or several, one after the other. */
    public record Operation(JsonNode told, JsonNode envelope) {
        /** The parts of a raw path that its template names; empty if it does not fit. */
        public ObjectNode vars(String path) {
            ObjectNode vars = JsonNodeFactory.instance.objectNode();
            String[] wanted = told.path("path").asText().split("/", -1);
            String[] given = path.split("/", -1);
            for (int i = 0; i < wanted.length && wanted.length == given.length; i++) {
                if (wanted[i].startsWith("{")) {
                    vars.put(
                            wanted[i].substring(1, wanted[i].length() - 1),
                            URLDecoder.decode(given[i], StandardCharsets.UTF_8));
                }
            }
            return vars;
        }

        public List<Step> steps() {
            List<Step> steps = new ArrayList<>();
            if (told.has("service")) {
                steps.add(new Step("far", told));
            }
            told.path("steps")
                    .forEach(step -> steps.add(new Step(step.path("name").asText(), step)));
            return steps;
        }

        /** The formula of our answer; null takes the last step's as it is. */
        public @Nullable JsonNode answer() {
            return told.get("answer");
        }

        /** What a far code means in our codes; an unlisted one is none of ours and so a doubt. */
        public String code(Step step, String far) {
            JsonNode own = step.told().path("codes").get(far);
            if (own != null) {
                return own.asText();
            }
            JsonNode codes = envelope.path("codes");
            return codes.isObject() ? codes.path(far).asText("? " + far) : far;
        }
    }

    /** One call of a transaction. */
    public record Step(String name, JsonNode told) {
        public String service() {
            return told.path("service").asText();
        }

        /** Asks only: nothing happens at the far side. */
        public boolean question() {
            return told.path("question").asBoolean(false);
        }

        /** Whether this step is taken. */
        public boolean taken(Scope scope) throws java.io.IOException {
            return !told.has("when") || Condition.holds(told.path("when"), scope);
        }

        /** The fields to send; null sends path and request as they are. */
        public @Nullable JsonNode send() {
            return told.get("send");
        }

        /** The first rule that the answer breaks: our code and words. */
        public Optional<Ruled> ruled(Scope scope) throws java.io.IOException {
            for (JsonNode rule : told.path("rules")) {
                if (Condition.holds(rule.path("if"), scope)) {
                    return Optional.of(new Ruled(
                            rule.path("code").asText(), rule.path("message").asText()));
                }
            }
            return Optional.empty();
        }
    }

    /** What a rule says. */
    public record Ruled(String code, String message) {}
}
