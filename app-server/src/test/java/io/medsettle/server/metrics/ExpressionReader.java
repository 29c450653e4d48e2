package io.medsettle.server.metrics;

import io.medsettle.server.metrics.Expression.Node;
import io.medsettle.server.metrics.Expression.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an expression word by word. */
final class ExpressionReader {
    private static final Pattern WORD = Pattern.compile(
            "\\s*([a-zA-Z_:][\\w:]*|\\d+[smhd]|\\d+(?:\\.\\d+)?|\"[^\"]*\"|=~|!~|!=|==|>=|<=|[-=<>{}()\\[\\],/])");
    private static final Set<String> AGGREGATES = Set.of("sum", "max", "min");
    private static final Set<String> COMPARISONS = Set.of(">", ">=", "<", "<=", "==");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final List<Selector> selectors = new ArrayList<>();
    private final List<String> grouped = new ArrayList<>();
    private int at;

    ExpressionReader(String text) {
        this.text = text;
        Matcher m = WORD.matcher(text);
        int end = 0;
        while (m.find() && m.start() == end) {
            words.add(m.group(1));
            end = m.end();
        }
        if (!text.substring(end).isBlank()) {
            throw wrong("at " + text.substring(end));
        }
    }

    List<Selector> selectors() {
        return selectors;
    }

    List<String> grouped() {
        return grouped;
    }

    Node all() {
        Node node = conjunction();
        if (at < words.size()) {
            throw wrong("nothing should follow, but " + peek());
        }
        return node;
    }

    private Node conjunction() {
        Node node = comparison();
        while (took("and")) {
            node = Expression.both(node, comparison());
        }
        return node;
    }

    private Node comparison() {
        Node node = atom();
        while (took("/")) {
            node = Expression.quotient(node, atom());
        }
        if (COMPARISONS.contains(peek())) {
            node = Expression.compare(node, next(), Double.parseDouble(next()));
        }
        return node;
    }

    private Node atom() {
        if (took("(")) {
            Node inner = conjunction();
            demand(")");
            return inner;
        }
        String word = next();
        if (AGGREGATES.contains(word)) {
            List<String> by = took("by") ? labels() : List.of();
            demand("(");
            Node of = conjunction();
            demand(")");
            return Expression.aggregate(word, by, of);
        }
        if (word.equals("increase") || word.equals("rate")) {
            demand("(");
            Selector selector = selector(next());
            demand("[");
            next();
            demand("]");
            demand(")");
            return Expression.increase(selector, word.equals("rate"));
        }
        Selector selector = selector(word);
        return (before, now) -> selector.of(now);
    }

    private List<String> labels() {
        List<String> labels = new ArrayList<>();
        demand("(");
        do {
            labels.add(next());
        } while (took(","));
        demand(")");
        grouped.addAll(labels);
        return labels;
    }

    private Selector selector(String name) {
        if (!name.matches("[a-zA-Z_:][\\w:]*")) {
            throw wrong("a metric was wanted, not " + name);
        }
        List<List<String>> conditions = new ArrayList<>();
        if (took("{")) {
            do {
                String label = next();
                String operator = next();
                String value = next();
                conditions.add(List.of(label, operator, value.substring(1, value.length() - 1)));
            } while (took(","));
            demand("}");
        }
        Selector selector = new Selector(name, conditions);
        selectors.add(selector);
        return selector;
    }

    private String peek() {
        return at < words.size() ? words.get(at) : "";
    }

    private String next() {
        if (at >= words.size()) {
            throw wrong("it breaks off");
        }
        return words.get(at++);
    }

    private boolean took(String word) {
        if (peek().equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    private void demand(String word) {
        if (!took(word)) {
            throw wrong(word + " was wanted, not " + peek());
        }
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException(text + ": " + why);
    }
}
