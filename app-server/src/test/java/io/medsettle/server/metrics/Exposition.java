package io.medsettle.server.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a gateway printed for Prometheus at one time. */
public record Exposition(List<Sample> samples) {
    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})?\\s+([-+\\w.]+)(?:\\s+[-\\d.]+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One line of it. */
    public record Sample(String name, Map<String, String> labels, double value) {}

    /** Reads the text format; a line that is neither a comment nor a sample is an error. */
    public static Exposition of(String text) {
        List<Sample> samples = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher m = LINE.matcher(line.strip());
            if (!m.matches()) {
                throw new IllegalArgumentException("not a sample: " + line);
            }
            samples.add(new Sample(m.group(1), labels(m.group(2)), number(m.group(3))));
        }
        return new Exposition(samples);
    }

    private static Map<String, String> labels(@org.jspecify.annotations.Nullable String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher m = LABEL.matcher(text == null ? "" : text);
        while (m.find()) {
            labels.put(m.group(1), m.group(2));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    /** Prometheus adds this one itself: whether it got an answer. */
    public Exposition up(boolean answered) {
        List<Sample> more = new ArrayList<>(samples);
        more.add(new Sample("up", Map.of("job", "medsettle"), answered ? 1 : 0));
        return new Exposition(more);
    }
}
