package io.medsettle.ports.value;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Secrets by name, immutable; prints names only. */
public final class Secrets {
    public static final Secrets NONE = new Secrets(new TreeMap<>());

    private final SortedMap<String, Secret> map;

    private Secrets(SortedMap<String, Secret> map) {
        this.map = map;
    }

    public static Secrets of(Map<String, Secret> map) {
        TreeMap<String, Secret> sorted = new TreeMap<>(map);
        sorted.values().removeIf(Secret::isEmpty);
        return new Secrets(sorted);
    }

    public Secrets with(String name, String value) {
        return with(name, new Secret(value));
    }

    public Secrets with(String name, Secret value) {
        TreeMap<String, Secret> more = new TreeMap<>(map);
        if (value.isEmpty()) {
            more.remove(name);
        } else {
            more.put(name, value);
        }
        return new Secrets(more);
    }

    public Secrets and(Secrets later) {
        TreeMap<String, Secret> more = new TreeMap<>(map);
        more.putAll(later.map);
        return new Secrets(more);
    }

    public Optional<Secret> find(String name) {
        return Optional.ofNullable(map.get(name));
    }

    /** The secret's text, or "" if there is none. */
    public String get(String name) {
        Secret secret = map.get(name);
        return secret == null ? "" : secret.reveal();
    }

    /** @throws IllegalStateException if there is none: it was never told, or has been purged */
    public String need(String name) {
        Secret secret = map.get(name);
        if (secret == null) {
            throw new IllegalStateException("nobody told the secret " + name);
        }
        return secret.reveal();
    }

    public boolean isEmpty() {
        return map.isEmpty();
    }

    public void forEach(BiConsumer<String, Secret> each) {
        map.forEach(each);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Secrets other && map.equals(other.map);
    }

    @Override
    public int hashCode() {
        return map.hashCode();
    }

    @Override
    public String toString() {
        return map.keySet().toString();
    }
}
