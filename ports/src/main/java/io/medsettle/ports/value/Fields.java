package io.medsettle.ports.value;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Flat text fields by name, sorted, immutable: what a line of history, a note or a label is made of. An empty value is
 * the same as an absent one.
 */
public final class Fields {
    public static final Fields NONE = new Fields(new TreeMap<>());

    private final SortedMap<String, String> map;

    private Fields(SortedMap<String, String> map) {
        this.map = map;
    }

    public static Fields of(Map<String, String> map) {
        TreeMap<String, String> sorted = new TreeMap<>(map);
        sorted.values().removeIf(String::isEmpty);
        return new Fields(sorted);
    }

    public static Fields of(String name, String value) {
        return NONE.with(name, value);
    }

    public Fields with(String name, String value) {
        TreeMap<String, String> more = new TreeMap<>(map);
        if (value.isEmpty()) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new Fields(more);
    }

    /** These, then those; where both have a name, those win. */
    public Fields and(Fields later) {
        if (later.map.isEmpty()) {
            return this;
        }
        TreeMap<String, String> more = new TreeMap<>(map);
        more.putAll(later.map);
        return new Fields(more);
    }

    /** Those whose names begin with the prefix, without it. */
    public Fields under(String prefix) {
        TreeMap<String, String> some = new TreeMap<>();
        map.tailMap(prefix).forEach((k, v) -> {
            if (k.startsWith(prefix)) {
                some.put(k.substring(prefix.length()), v);
            }
        });
        return new Fields(some);
    }

    /** The same, each name behind a prefix. */
    public Fields behind(String prefix) {
        TreeMap<String, String> some = new TreeMap<>();
        map.forEach((k, v) -> some.put(prefix + k, v));
        return new Fields(some);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(map.get(name));
    }

    /** The value, or "" if there is none. */
    public String get(String name) {
        return map.getOrDefault(name, "");
    }

    /** @throws IllegalStateException if there is none: somebody forgot to tell it */
    public String need(String name) {
        String value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("nobody told " + name);
        }
        return value;
    }

    public boolean has(String name) {
        return map.containsKey(name);
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    public SortedMap<String, String> asMap() {
        return Collections.unmodifiableSortedMap(map);
    }

    public void forEach(BiConsumer<String, String> each) {
        map.forEach(each);
    }

    /** One line a field, {@code name=value}; backslash, newline and, in names, the equals sign are escaped. */
    public String text() {
        StringBuilder text = new StringBuilder();
        map.forEach((k, v) -> {
            escape(text, k, true);
            text.append('=');
            escape(text, v, false);
            text.append('\n');
        });
        return text.toString();
    }

    /** Reads {@link #text()}. */
    public static Fields ofText(String text) {
        TreeMap<String, String> map = new TreeMap<>();
        StringBuilder word = new StringBuilder();
        String name = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char next = text.charAt(++i);
                word.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else if (c == '=' && name == null) {
                name = word.toString();
                word.setLength(0);
            } else if (c == '\n') {
                if (name == null) {
                    throw new IllegalArgumentException("a field without a name");
                }
                map.put(name, word.toString());
                name = null;
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return new Fields(map);
    }

    private static void escape(StringBuilder to, String s, boolean isName) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '=' -> to.append(isName ? "\\=" : "=");
                default -> to.append(c);
            }
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Fields other && map.equals(other.map);
    }

    @Override
    public int hashCode() {
        return map.hashCode();
    }

    /** The names only: values may be anything. */
    @Override
    public String toString() {
        return map.keySet().toString();
    }
}
