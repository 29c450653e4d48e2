package io.medsettle.server.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docs/monitoring gives to a hospital. */
public final class Monitoring {
    private Monitoring() {}

    /**
     * One rule.
     *
     * @param severity page (叫人) or ticket (当班处理)
     */
    public record Alert(String name, String text, String waits, String severity, Map<String, String> annotations) {
        /** Its condition. */
        public Expression condition() {
            return Expression.of(text);
        }
    }

    /** All rules in the file's order. */
    public static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (Object group : list(map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text("alerts.yml")))
                .get("groups"))) {
            for (Object rule : list(map(group).get("rules"))) {
                alerts.add(alert(map(rule)));
            }
        }
        return alerts;
    }

    private static Alert alert(Map<String, Object> rule) {
        Map<String, String> annotations = new LinkedHashMap<>();
        map(rule.get("annotations")).forEach((name, value) -> annotations.put(name, String.valueOf(value)));
        return new Alert(
                String.valueOf(rule.get("alert")),
                String.valueOf(rule.get("expr")),
                String.valueOf(rule.get("for")),
                String.valueOf(map(rule.get("labels")).get("severity")),
                annotations);
    }

    /** The rule of that name. */
    public static Alert alert(String name) {
        return alerts().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("alerts.yml has no " + name));
    }

    /** Every expression of the dashboard, by the panel's title. */
    public static Map<String, List<String>> panels() {
        try {
            Map<String, List<String>> panels = new LinkedHashMap<>();
            for (JsonNode panel :
                    new ObjectMapper().readTree(text("grafana-dashboard.json")).path("panels")) {
                if (!panel.path("type").asText().equals("row")) {
                    panels.put(
                            panel.path("title").asText(), panel.path("targets").findValuesAsText("expr"));
                }
            }
            return panels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of the folder. */
    public static String text(String name) {
        Path here = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path at = here; at != null; at = at.getParent()) {
            Path file = at.resolve("docs/monitoring").resolve(name);
            if (Files.isRegularFile(file)) {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalStateException("no docs/monitoring/" + name + " above " + here);
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Object> map(@org.jspecify.annotations.Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> some) {
            some.forEach((name, each) -> map.put(String.valueOf(name), each));
        }
        return map;
    }
}
