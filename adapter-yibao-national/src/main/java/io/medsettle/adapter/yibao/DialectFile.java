package io.medsettle.adapter.yibao;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CoreDialect.CatalogueManner;
import io.medsettle.adapter.yibao.CoreDialect.FileManner;
import io.medsettle.adapter.yibao.CoreDialect.GatewayWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A dialect file, with what it stands on laid beneath it, and everything that is wrong with it. */
final class DialectFile {
    private static final int DEEPEST = 5;

    private final DialectReading reading;
    private final ObjectNode whole;

    private DialectFile(DialectReading reading, int depth) {
        this.reading = reading;
        whole = onItsBase(depth);
        DialectSense.check(reading, whole);
    }

    static DialectFile of(String json) {
        return new DialectFile(new DialectReading(json), 0);
    }

    static DialectFile builtIn(String name) {
        String json = resource(name);
        if (json.isEmpty()) {
            throw new IllegalArgumentException("yibao settings: core.dialect: 没有内置方言 " + name);
        }
        return of(json);
    }

    private ObjectNode onItsBase(int depth) {
        if (!reading.tree.has("extends")) {
            return reading.tree;
        }
        String name = reading.tree.path("extends").textValue();
        String json = resource(name);
        if (json.isEmpty() || depth >= DEEPEST) {
            reading.error(List.of("extends"), "没有内置方言 " + name);
            return reading.tree;
        }
        ObjectNode base = new DialectFile(new DialectReading(json), depth + 1).whole.deepCopy();
        base.remove("verified");
        lay(base, reading.tree);
        return base;
    }

    private static void lay(ObjectNode below, ObjectNode above) {
        above.properties().forEach(e -> {
            if (e.getValue() instanceof ObjectNode upper && below.path(e.getKey()) instanceof ObjectNode lower) {
                lay(lower, upper);
            } else {
                below.set(e.getKey(), e.getValue().deepCopy());
            }
        });
    }

    private static String resource(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            return "";
        }
        try (InputStream in = DialectFile.class.getResourceAsStream("dialects/" + name + ".json")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<DialectFinding> findings() {
        return List.copyOf(reading.findings);
    }

    /** @throws IllegalArgumentException with every error */
    CoreDialect dialect() {
        List<String> errors = reading.findings.stream()
                .filter(DialectFinding::error)
                .map(DialectFinding::toString)
                .toList();
        Demand.that(errors.isEmpty(), "core.dialect: 方言文件有错误:\n" + String.join("\n", errors));
        JsonNode head = whole.path("envelope");
        JsonNode visit = whole.path("visit");
        return new CoreDialect(
                text(whole, "name"),
                whole.path("verified").asBoolean(false),
                text(head, "recer_sys_code"),
                text(head, "infver"),
                head.path("msgidLength").intValue(),
                head.path("wrapped").booleanValue(),
                whole.path("signIn").path("needed").booleanValue(),
                Duration.ofMinutes(whole.path("signIn").path("lifeMinutes").longValue()),
                text(visit, "diagnoses"),
                CoreDialect.Certificate.valueOf(text(visit, "certificate")),
                texts(visit.path("supplements")),
                texts(whole.path("reversible")),
                whole.path("accountInsideFund").booleanValue(),
                words(head.path("extra")),
                words(whole.path("paths")),
                gateway(whole.path("gateway")),
                CoreDialect.Signature.valueOf(text(whole, "signature")),
                whole.path("sealed").booleanValue(),
                files(whole.path("files")),
                each(whole.path("transactions"), DialectFile::manner),
                each(whole.path("catalogues"), DialectFile::catalogue),
                noSense());
    }

    private Optional<CoreDialect.NoSenseMark> noSense() {
        return whole.has("noSense")
                ? Optional.of(new CoreDialect.NoSenseMark(
                        each(whole.path("noSense"), nodes -> each(nodes, DialectFile::words))))
                : Optional.empty();
    }

    private static GatewayWords gateway(JsonNode node) {
        return new GatewayWords(
                text(node, "apiVersion"), words(node.path("apiNames")), text(node, "charset"), text(node, "keyHeader"));
    }

    private static FileManner files(JsonNode node) {
        return new FileManner(
                text(node, "upload"), text(node, "owner"), node.path("crlf").booleanValue());
    }

    private static CatalogueManner catalogue(JsonNode node) {
        return new CatalogueManner(text(node, "infno"), node.path("paged").booleanValue(), words(node.path("columns")));
    }

    private static Manner manner(JsonNode node) {
        return new Manner(side(node.path("in")), side(node.path("out")));
    }

    private static Manner.Side side(JsonNode node) {
        Map<String, Manner.Shape> shapes = new HashMap<>();
        words(node.path("shapes")).forEach((k, v) -> shapes.put(k, Manner.Shape.valueOf(v)));
        return new Manner.Side(
                words(node.path("nodes")),
                Map.copyOf(shapes),
                words(node.path("rename")),
                each(node.path("values"), DialectFile::words),
                texts(node.path("drop")),
                each(node.path("add"), DialectFile::words));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText("");
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> all = new HashSet<>();
        list.forEach(n -> all.add(n.asText()));
        return Set.copyOf(all);
    }

    private static Map<String, String> words(JsonNode node) {
        Map<String, String> all = new LinkedHashMap<>();
        node.properties().forEach(e -> all.put(e.getKey(), e.getValue().asText()));
        return java.util.Collections.unmodifiableMap(all);
    }

    private static <T> Map<String, T> each(JsonNode node, Function<JsonNode, T> read) {
        return new ArrayList<>(node.properties())
                .stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> read.apply(e.getValue())));
    }
}
