package io.medsettle.adapter.creditgz.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Canonical values by path, and lists of them; an empty text is no value. Immutable; prints paths only. */
public final class Values {
    /** Nothing. */
    public static final Values NONE = new Values(Map.of(), Map.of());

    private final Map<String, String> texts;
    private final Map<String, List<Values>> lists;

    private Values(Map<String, String> texts, Map<String, List<Values>> lists) {
        this.texts = texts;
        this.lists = lists;
    }

    /** This, with one value set anew. */
    public Values with(String path, String value) {
        Map<String, String> more = new HashMap<>(texts);
        if (value.isEmpty()) {
            more.remove(path);
        } else {
            more.put(path, value);
        }
        return new Values(more, lists);
    }

    /** This, with an amount; fen. */
    public Values with(String path, long fen) {
        return with(path, Long.toString(fen));
    }

    /** This, with a flag. */
    public Values with(String path, boolean flag) {
        return with(path, flag ? "1" : "0");
    }

    /** This, with a list. */
    public Values with(String path, List<Values> items) {
        Map<String, List<Values>> more = new HashMap<>(lists);
        more.put(path, List.copyOf(items));
        return new Values(texts, more);
    }

    /** This, then those; where both have a value, those win. */
    public Values and(Values those) {
        Map<String, String> more = new HashMap<>(texts);
        more.putAll(those.texts);
        Map<String, List<Values>> moreLists = new HashMap<>(lists);
        moreLists.putAll(those.lists);
        return new Values(more, moreLists);
    }

    /** "" if there is none. */
    public String get(String path) {
        return texts.getOrDefault(path, "");
    }

    public Optional<String> find(String path) {
        return Optional.ofNullable(texts.get(path));
    }

    /** An amount or a count; empty if there is none. */
    public Optional<Long> number(String path) {
        return find(path).map(Long::valueOf);
    }

    public boolean isTrue(String path) {
        return get(path).equals("1");
    }

    public List<Values> list(String path) {
        return lists.getOrDefault(path, List.of());
    }

    /** This without the values and lists under these paths. */
    public Values without(Predicate<String> paths) {
        Map<String, String> less = new HashMap<>(texts);
        less.keySet().removeIf(paths);
        Map<String, List<Values>> lessLists = new HashMap<>(lists);
        lessLists.keySet().removeIf(paths);
        return new Values(less, lessLists);
    }

    /** Whether it has nothing. */
    public boolean isEmpty() {
        return texts.isEmpty() && lists.values().stream().allMatch(List::isEmpty);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Values those && texts.equals(those.texts) && lists.equals(those.lists);
    }

    @Override
    public int hashCode() {
        return Objects.hash(texts, lists);
    }

    @Override
    public String toString() {
        return new TreeMap<>(texts).keySet().toString();
    }
}
