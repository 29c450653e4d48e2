package io.medsettle.adapter.creditgz.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One mapping of the file whose keys are known. */
final class Section {
    private final Optional<ProfileNode> node;
    private final ProfileNode parent;
    private final String name;
    private final Map<String, ProfileNode> keys;

    Section(ProfileNode node, String name, Set<String> allowed) {
        this(Optional.of(node), node, name, allowed);
    }

    private Section(Optional<ProfileNode> node, ProfileNode parent, String name, Set<String> allowed) {
        this.node = node;
        this.parent = parent;
        this.name = name;
        this.keys = node.map(each -> each.map(allowed)).orElse(Map.of());
    }

    /** A section within it; a finding if it is not there. */
    Section section(String key, Set<String> allowed) {
        if (!keys.containsKey(key)) {
            wrong(name + " 缺少 " + key);
        }
        return new Section(optional(key), node.orElse(parent), key, allowed);
    }

    Spot spot() {
        return node.orElse(parent).spot();
    }

    Spot spot(String key) {
        return optional(key).map(ProfileNode::spot).orElse(spot());
    }

    void wrong(String text) {
        node.orElse(parent).wrong(text);
    }

    Optional<ProfileNode> optional(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    String text(String key) {
        return optional(key).map(ProfileNode::text).orElse("");
    }

    String need(String key) {
        String text = text(key);
        if (text.isEmpty()) {
            wrong(name + " 缺少 " + key);
        }
        return text;
    }

    /** One of these words; a finding for another one, and for none. */
    String need(String key, Set<String> words) {
        String text = need(key);
        return text.isEmpty() ? text : known(key, text, words);
    }

    String word(String key, String otherwise, Set<String> words) {
        String text = text(key);
        return text.isEmpty() ? otherwise : known(key, text, words);
    }

    private String known(String key, String text, Set<String> words) {
        if (!words.contains(text)) {
            optional(key).ifPresent(each -> each.wrong(key + " 没有 " + text + " 这种写法"));
        }
        return text;
    }

    boolean flag(String key, boolean otherwise) {
        return optional(key).map(ProfileNode::flag).orElse(otherwise);
    }

    int number(String key, int otherwise) {
        return optional(key).map(ProfileNode::number).orElse(otherwise);
    }

    /** A mapping of plain values. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        optional(key).ifPresent(each -> each.map().forEach((k, v) -> texts.put(k, v.text())));
        return texts;
    }
}
