package io.medsettle.server.dictionary;

import io.medsettle.ports.dictionary.CatalogueItem;
import io.medsettle.ports.dictionary.CodeEntry;
import io.medsettle.ports.dictionary.Dictionary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers on this node what was looked up, a bounded number of codes, until another version is put in force: that is
 * noticed within ten seconds. Versions themselves never change. Safe to share between threads.
 */
final class RememberedDictionary implements Dictionary {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final StoredDictionary stored;
    private final InstantSource clock;
    private final int most;
    private final Map<Key, Known> known = new LinkedHashMap<>(16, 0.75f, true);
    private List<Activation> activations = List.of();
    private Instant lookedAt = Instant.MIN;

    RememberedDictionary(StoredDictionary stored, InstantSource clock, int most) {
        this.stored = stored;
        this.clock = clock;
        this.most = most;
    }

    private record Key(String code, LocalDate on) {}

    private record Known(List<CatalogueItem> items, boolean covered) {}

    @Override
    public List<CodeEntry> entries(String type, LocalDate on) {
        return stored.entries(type, on);
    }

    @Override
    public List<CatalogueItem> items(String code, LocalDate on) {
        return known(code, on).items();
    }

    @Override
    public boolean covers(String code, LocalDate on) {
        return known(code, on).covered();
    }

    int size() {
        synchronized (known) {
            return known.size();
        }
    }

    private Known known(String code, LocalDate on) {
        List<Activation> inForce = current();
        Key key = new Key(code, on);
        synchronized (known) {
            Optional<Known> before = Optional.ofNullable(known.get(key));
            if (before.isPresent()) {
                return before.get();
            }
        }
        List<CatalogueItem> items = stored.items(inForce, code, on);
        Known found = new Known(items, !items.isEmpty() || stored.covers(inForce, code, on));
        synchronized (known) {
            if (inForce == activations) {
                known.put(key, found);
                if (known.size() > most) {
                    known.remove(known.keySet().iterator().next());
                }
            }
        }
        return found;
    }

    private List<Activation> current() {
        Instant now = clock.instant();
        synchronized (known) {
            if (now.isBefore(lookedAt.plus(LOOK_EVERY)) && !now.isBefore(lookedAt)) {
                return activations;
            }
        }
        List<Activation> fresh = stored.activations();
        synchronized (known) {
            lookedAt = now;
            if (!fresh.equals(activations)) {
                activations = fresh;
                known.clear();
            }
            return activations;
        }
    }
}
