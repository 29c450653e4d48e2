package io.medsettle.adapter.wechat;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** All keys WeChat may sign with now, chosen per message by the id it names; grows while running, forgets only what ran out. */
final class PlatformKeys {
    private final AtomicReference<Map<String, PlatformKey>> known;

    PlatformKeys(Collection<PlatformKey> first) {
        known = new AtomicReference<>(Map.of());
        add(first);
    }

    void add(Collection<PlatformKey> more) {
        known.updateAndGet(before -> {
            Map<String, PlatformKey> after = new LinkedHashMap<>(before);
            more.forEach(key -> after.put(key.id(), key));
            return Map.copyOf(after);
        });
    }

    /** These and more, apart from these. */
    PlatformKeys with(Collection<PlatformKey> more) {
        PlatformKeys both = new PlatformKeys(known.get().values());
        both.add(more);
        return both;
    }

    Optional<PlatformKey> named(String id, Instant now) {
        return Optional.ofNullable(known.get().get(id)).filter(key -> key.goodAt(now));
    }

    /** The key to seal fields with and to be answered by: a public key if there is one, else the certificate good for longest. */
    Optional<PlatformKey> preferred(Instant now) {
        List<PlatformKey> good =
                known.get().values().stream().filter(key -> key.goodAt(now)).toList();
        return good.stream()
                .max(Comparator.comparing((PlatformKey key) -> key.goodUntil().orElse(Instant.MAX))
                        .thenComparing(PlatformKey::id));
    }
}
