package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.his.HisSignature;
import java.io.IOException;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Second part of a profile, the envelope: PLAIN has the answer code beside the fields (his §7.2), HEAD_BODY divides them, the
 * body as XML, or as XML or JSON in one string, signed as it stands there (his §7.1).
 */
public final class Wrapping {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode part;
    private final boolean xml;
    private final boolean plain;
    private final Notation notation;
    private final Charset charset;

    Wrapping(JsonNode part, Notation notation, Charset charset) {
        this.part = part;
        this.notation = notation;
        this.charset = charset;
        xml = part.path("format").asText().equals("XML");
        plain = part.path("form").asText().equals("PLAIN");
    }

    /** What came out of an envelope. The code is the far side's own. Prints no data. */
    public record Unwrapped(
            String code,
            @Nullable String message,
            @Nullable String retry,
            boolean refundAdvised,
            boolean windowOnly,
            ObjectNode data) {
        @Override
        public String toString() {
            return "Unwrapped[" + code + "]";
        }
    }

    /** @throws IOException if something in it cannot be written */
    public String wrap(String service, ObjectNode fields, Scope scope, HisSignature signature) throws IOException {
        if (plain) {
            return document(part.path("request").asText(), fields);
        }
        String form = part.path("body").asText();
        String root = service.substring(service.lastIndexOf('.') + 1);
        String raw = form.equals("CDATA_JSON") ? notation.json(fields).toString() : Xml.write(root, fields, notation);
        ObjectNode head = head(raw, scope, signature);
        if (!xml) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            whole.set("head", notation.json(head));
            return whole.put("body", raw).toString();
        }
        String body = form.equals("XML") ? raw : Xml.cdata(raw);
        String name = part.path("request").asText();
        return "<" + name + ">" + Xml.write("head", head, notation) + "<body>" + body + "</body></" + name + ">";
    }

    private ObjectNode head(String raw, Scope scope, HisSignature signature) throws IOException {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        if (scope.find("$call") instanceof ObjectNode known) {
            call.setAll(known);
        }
        Scope inside = scope.with("call", call.put("body", raw));
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        if (Formula.of(part.path("head"), inside) instanceof ObjectNode made) {
            head = made;
        }
        JsonNode sign = part.path("sign");
        if (!sign.isMissingNode()) {
            StringBuilder text = new StringBuilder();
            for (JsonNode each : sign.path("over")) {
                JsonNode value = Formula.of(each, inside);
                text.append(text.isEmpty() ? "" : "\n").append(value == null ? "" : notation.text(value));
            }
            head.put(sign.path("field").asText(), signature.sign(Charsets.bytes(text.toString(), charset)));
        }
        return head;
    }

    private String document(String root, ObjectNode fields) throws IOException {
        return xml ? Xml.write(root, fields, notation) : notation.json(fields).toString();
    }

    /** @throws IOException if it is no such envelope, or another service's */
    public Unwrapped unwrap(String service, String text) throws IOException {
        ObjectNode tree = xml ? rooted(text) : object(text);
        String named = part.path("service").asText();
        if (!named.isEmpty() && tree.has(named) && !tree.path(named).asText().equals(service)) {
            throw new IOException("the answer is another service's");
        }
        JsonNode head = plain ? tree : tree.path("head");
        JsonNode code = head.path(part.path("code").asText("code"));
        if (!code.isTextual() && !code.isIntegralNumber()) {
            throw new IOException("no single answer code");
        }
        JsonNode message = head.path(part.path("message").asText("message"));
        return new Unwrapped(
                code.asText(),
                message.isValueNode() ? message.asText() : null,
                head.path("retry").isTextual() ? head.path("retry").textValue() : null,
                flag(head.path("refundAdvised")),
                flag(head.path("windowOnly")),
                plain ? tree : body(tree.path("body")));
    }

    private static boolean flag(JsonNode told) throws IOException {
        String text = told.asText();
        if (!text.isEmpty() && !"0 1 true false".contains(text)) {
            throw new IOException("an advice is no flag");
        }
        return text.equals("1") || text.equals("true");
    }

    private ObjectNode rooted(String text) throws IOException {
        Xml.Document document = Xml.read(text);
        if (!document.root().equals(part.path("answer").asText())) {
            throw new IOException("another root");
        }
        return document.tree();
    }

    private static ObjectNode object(String text) throws IOException {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IOException("not well-formed JSON");
        }
        throw new IOException("not a JSON object");
    }

    private ObjectNode body(JsonNode body) throws IOException {
        if (body.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (body.isTextual()) {
            return part.path("body").asText().equals("CDATA_JSON")
                    ? object(body.textValue())
                    : Xml.read(body.textValue()).tree();
        }
        JsonNode inner = body.size() == 1 ? body.elements().next() : body;
        if (inner instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("no object in the body");
    }
}
