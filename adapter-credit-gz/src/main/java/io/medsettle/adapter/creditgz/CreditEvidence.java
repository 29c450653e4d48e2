package io.medsettle.adapter.creditgz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.medsettle.adapter.creditgz.profile.CipherRule.Scope;
import io.medsettle.adapter.creditgz.profile.Codes;
import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Envelope;
import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.profile.Translation;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shows recorded messages to people (联调测试报告): content opened, everything personal masked, credit-gz §3.2. Nothing is verified
 * here: what was kept is what passed. Immutable; safe to share between threads.
 */
public final class CreditEvidence {
    private static final String MASK = "***";
    private static final Set<String> TELLING = Set.of(
            "patient.class", "order.bizType", "family.present", "refund.type", "query.type", "amounts.accountCharged");
    private static final Set<String> ANSWERING = Set.of("result.state");
    private static final Pattern PERSONAL = Pattern.compile("(?<![0-9A-Za-z])(?:[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx]"
            + "|1[3-9][0-9]{9}|[0-9]{15,17}|[0-9]{19})(?![0-9A-Za-z])");

    private final Profile profile;
    private final CreditSettings settings;
    private final Seal seal;

    public CreditEvidence(CreditSettings settings) {
        this.settings = settings;
        profile = settings.profile().profile();
        seal = new Seal(profile, settings.keys(), settings.appId());
    }

    /**
     * A message as it may be shown.
     *
     * @param operation as a profile names it, "" if the message does not tell
     * @param told what distinguishes cases of one operation, by canonical path; of an answer "code", "ok" (1 or 0) and, where its
     *     content tells one, "result.state"
     * @param opened whether its content could be read
     * @param text JSON, masked
     */
    public record Shown(String operation, Map<String, String> told, boolean opened, String text) {
        public Shown {
            told = Map.copyOf(told);
        }
    }

    /** A message that we sent; empty if it is none. */
    public Optional<Shown> request(String json) {
        return read(json).map(outer -> {
            Envelope envelope = profile.envelope();
            Optional<Operation> operation = coded(text(outer, envelope.field("op.code")));
            Optional<JsonNode> body = content(outer, envelope.body());
            Map<String, String> told = new TreeMap<>();
            operation.ifPresent(o -> body.ifPresent(b -> tell(o.request(), TELLING, b, told)));
            String name = operation.map(Operation::name).orElse("");
            return new Shown(name, told, body.isPresent(), shown(outer, envelope.body(), body));
        });
    }

    /**
     * What came back; empty if it is no message.
     *
     * @param operation of the request, as {@link Shown} names it
     */
    public Optional<Shown> answer(String operation, String json) {
        return read(json).map(outer -> {
            Envelope.Response response = profile.envelope().response();
            String code = text(outer, response.code());
            Optional<JsonNode> body = content(outer, response.body());
            boolean ok = profile.codes().sense(code) == Codes.Sense.OK;
            Map<String, String> told = new TreeMap<>(Map.of("code", code, "ok", ok ? "1" : "0"));
            operations()
                    .filter(o -> o.name().equals(operation))
                    .forEach(o -> body.ifPresent(b -> tell(o.response(), ANSWERING, b, told)));
            return new Shown("", told, body.isPresent(), shown(outer, response.body(), body));
        });
    }

    private static Optional<ObjectNode> read(String json) {
        try {
            return Optional.of(Json.objectOf(json));
        } catch (Unreadable notJson) {
            return Optional.empty();
        }
    }

    private static String text(ObjectNode outer, String path) {
        JsonNode node = path.isEmpty() ? TextNode.valueOf("") : Json.at(outer, path);
        return node.isValueNode() ? node.asText("") : "";
    }

    private Optional<Operation> coded(String code) {
        return operations().filter(o -> codes(o).contains(code)).findFirst();
    }

    private Stream<Operation> operations() {
        return Arrays.stream(Op.values())
                .flatMap(op -> profile.operation(op).stream())
                .flatMap(o -> Stream.concat(Stream.of(o), o.before().stream()))
                .filter(o -> o.aliasOf().isEmpty());
    }

    private static Collection<String> codes(Operation operation) {
        List<String> codes = new ArrayList<>(operation.codeByClass().values());
        codes.addAll(operation.codeByBiz().values());
        codes.add(operation.code());
        return codes;
    }

    private Optional<JsonNode> content(ObjectNode outer, String path) {
        JsonNode sent = path.isEmpty() ? TextNode.valueOf("") : Json.at(outer, path);
        if (!sent.isTextual()) {
            return Optional.of(sent).filter(JsonNode::isObject);
        }
        if (profile.cipher().scope() != Scope.BODY) {
            return read(sent.textValue()).map(JsonNode.class::cast);
        }
        return settings.keys().keys().stream()
                .flatMap(key -> decrypted(sent.textValue(), key).stream())
                .findFirst();
    }

    private Optional<JsonNode> decrypted(String sealed, CreditKey key) {
        try {
            return Optional.of(Json.objectOf(seal.decrypt(sealed, key)));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private void tell(List<Entry> entries, Set<String> paths, JsonNode body, Map<String, String> told) {
        for (Entry entry : entries) {
            JsonNode value = paths.contains(entry.path()) ? Json.at(body, entry.field()) : TextNode.valueOf("");
            if (value.isValueNode() && !value.asText("").isEmpty()) {
                String word = Optional.ofNullable(profile.enums().get(entry.words()))
                        .flatMap((Translation t) -> t.inward(value.asText()))
                        .orElse(value.asText());
                told.put(entry.path(), word);
            }
        }
    }

    private String shown(ObjectNode outer, String path, Optional<JsonNode> body) {
        ObjectNode copy = outer.deepCopy();
        if (body.isPresent()) {
            Json.put(copy, path, body.get());
        } else if (!path.isEmpty() && !text(outer, path).isEmpty()) {
            Json.put(copy, path, TextNode.valueOf("(密文 " + text(outer, path).length() + " 字符)"));
        }
        return masked(copy, "", path).toPrettyString();
    }

    /**
     * @param path of the node, without the places in lists; "" for the message and for its content
     * @param body path of the content, "" within it
     */
    private JsonNode masked(JsonNode node, String path, String body) {
        if (node instanceof ObjectNode object) {
            ObjectNode all = Json.object();
            object.properties().forEach(e -> {
                String at = path.isEmpty() ? e.getKey() : path + "." + e.getKey();
                boolean content = at.equals(body);
                all.set(e.getKey(), masked(e.getValue(), content ? "" : at, content ? "" : body));
            });
            return all;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode all = list.arrayNode();
            list.forEach(each -> all.add(masked(each, path, body)));
            return all;
        }
        if (!node.isValueNode() || node.asText("").isEmpty()) {
            return node;
        }
        return settings.profile().hides(path) ? TextNode.valueOf(MASK) : harmless(node);
    }

    private static JsonNode harmless(JsonNode node) {
        String text = node.asText();
        String clean = PERSONAL.matcher(text).replaceAll(MASK);
        return clean.equals(text) ? node : TextNode.valueOf(clean);
    }
}
