package io.medsettle.adapter.creditgz;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All versions of the keys, so that they can be changed without a break (密钥轮换): we send with the newest that holds, and accept
 * whatever holds. Immutable.
 */
public record KeyRing(List<CreditKey> keys) {
    public KeyRing {
        keys = List.copyOf(keys);
        CreditSettings.require(!keys.isEmpty(), "至少要有一个版本的密钥");
        CreditSettings.require(keys.stream().map(CreditKey::id).distinct().count() == keys.size(), "两个密钥版本的 id 相同");
    }

    /** With what we sign and encrypt now; empty if no key holds. */
    Optional<CreditKey> current(Instant now) {
        return keys.stream().filter(key -> key.validAt(now)).max(Comparator.comparing(CreditKey::validFrom));
    }

    /** The keys by which something from there may be sealed now: the named one, or, unnamed, the newest first. */
    List<CreditKey> accepted(String id, Instant now) {
        return keys.stream()
                .filter(key -> key.validAt(now) && (id.isEmpty() || key.id().equals(id)))
                .sorted(Comparator.comparing(CreditKey::validFrom).reversed())
                .toList();
    }

    @Override
    public String toString() {
        return "KeyRing" + keys;
    }
}
