package io.medsettle.server.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/**
 * An expression of Prometheus, of the few shapes that the alarms and the dashboard of this house use: selectors, {@code increase} and
 * {@code rate}, {@code sum}, {@code max} and {@code min} with {@code by}, a quotient, a comparison with a number, {@code and}. Two
 * scrapes stand for the window of {@code increase}: as in Prometheus, a series that the first one lacks has not increased.
 */
public final class Expression {
    private static final int MINUTE = 60;

    private final String text;
    private final Node root;
    private final List<Selector> selectors;
    private final List<String> grouped;

    /** A part of it: labels and numbers. */
    @FunctionalInterface
    interface Node {
        Map<Map<String, String>, Double> over(Exposition before, Exposition now);
    }

    /** A metric with conditions on its labels: label, operator, text. */
    public record Selector(String name, List<List<String>> conditions) {
        boolean takes(Exposition.Sample sample) {
            return sample.name().equals(name)
                    && conditions.stream().allMatch(c -> takes(sample.labels().getOrDefault(c.get(0), ""), c));
        }

        private static boolean takes(String value, List<String> condition) {
            return switch (condition.get(1)) {
                case "=" -> value.equals(condition.get(2));
                case "!=" -> !value.equals(condition.get(2));
                case "=~" -> value.matches(condition.get(2));
                default -> !value.matches(condition.get(2));
            };
        }

        Map<Map<String, String>, Double> of(Exposition scrape) {
            Map<Map<String, String>, Double> found = new HashMap<>();
            scrape.samples().stream().filter(this::takes).forEach(s -> found.put(s.labels(), s.value()));
            return found;
        }
    }

    private Expression(String text, Node root, ExpressionReader reader) {
        this.text = text;
        this.root = root;
        this.selectors = List.copyOf(reader.selectors());
        this.grouped = List.copyOf(reader.grouped());
    }

    /** @throws IllegalArgumentException if it is of another shape */
    public static Expression of(String text) {
        ExpressionReader reader = new ExpressionReader(text);
        Node root = reader.all();
        return new Expression(text, root, reader);
    }

    /** Every metric that it asks for. */
    public List<Selector> selectors() {
        return selectors;
    }

    /** Labels by which it adds up. */
    public List<String> grouped() {
        return grouped;
    }

    /** What it comes to; an alarm is red for each entry. */
    public Map<Map<String, String>, Double> over(Exposition before, Exposition now) {
        return root.over(before, now);
    }

    static Node increase(Selector selector, boolean perSecond) {
        return (before, now) -> {
            Map<Map<String, String>, Double> then = selector.of(before);
            Map<Map<String, String>, Double> more = new HashMap<>();
            selector.of(now).forEach((labels, value) -> {
                Double was = then.get(labels);
                if (was != null) {
                    more.put(labels, (value >= was ? value - was : value) / (perSecond ? MINUTE : 1));
                }
            });
            return more;
        };
    }

    static Node aggregate(String how, List<String> by, Node of) {
        DoubleBinaryOperator two =
                switch (how) {
                    case "sum" -> Double::sum;
                    case "max" -> Math::max;
                    default -> Math::min;
                };
        return (before, now) -> {
            Map<Map<String, String>, Double> all = new HashMap<>();
            of.over(before, now).forEach((labels, value) -> {
                Map<String, String> some = new TreeMap<>(labels);
                some.keySet().retainAll(by);
                all.merge(some, value, (a, b) -> two.applyAsDouble(a, b));
            });
            return all;
        };
    }

    static Node quotient(Node above, Node below) {
        return (before, now) -> {
            Map<Map<String, String>, Double> share = new HashMap<>();
            Map<Map<String, String>, Double> whole = below.over(before, now);
            above.over(before, now).forEach((labels, value) -> {
                Double of = whole.get(labels);
                if (of != null) {
                    share.put(labels, value / of);
                }
            });
            return share;
        };
    }

    static Node compare(Node left, String operator, double number) {
        return (before, now) -> {
            Map<Map<String, String>, Double> kept = new HashMap<>(left.over(before, now));
            kept.values().removeIf(value -> !holds(value, operator, number));
            return kept;
        };
    }

    private static boolean holds(double value, String operator, double number) {
        return switch (operator) {
            case ">" -> value > number;
            case ">=" -> value >= number;
            case "<" -> value < number;
            case "<=" -> value <= number;
            default -> value == number;
        };
    }

    static Node both(Node left, Node right) {
        return (before, now) -> {
            Map<Map<String, String>, Double> kept = new HashMap<>(left.over(before, now));
            kept.keySet().retainAll(new ArrayList<>(right.over(before, now).keySet()));
            return kept;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
