package io.medsettle.adapter.creditgz.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A word set and a platform's codes for it: one code outwards, any of several inwards.
 *
 * @param codes by our word, the one that we send first
 */
public record Translation(Spot spot, String name, Map<String, List<String>> codes) {
    public Translation {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        codes.forEach((word, many) -> kept.put(word, List.copyOf(many)));
        codes = Map.copyOf(kept);
    }

    /** What the platform calls it; empty if it has no word for it. */
    public Optional<String> outward(String word) {
        return Optional.ofNullable(codes.get(word))
                .filter(many -> !many.isEmpty())
                .map(many -> many.get(0));
    }

    /** What we call it; empty for a code that nobody knows. */
    public Optional<String> inward(String code) {
        return codes.entrySet().stream()
                .filter(each -> each.getValue().contains(code))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
