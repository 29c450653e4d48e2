package io.medsettle.ports.dictionary;

import io.medsettle.ports.insurance.CatalogueKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A dictionary held in memory, for who embeds the libraries and has no table for it. Immutable; safe to share. */
public final class MemoryDictionary implements Dictionary {
    private final TreeMap<LocalDate, Map<String, List<CodeEntry>>> codes = new TreeMap<>();
    private final Map<CatalogueKind, TreeMap<LocalDate, Shelf>> catalogues = new HashMap<>();

    private record Shelf(Map<String, List<CatalogueItem>> byCode, Set<String> beginnings) {}

    private MemoryDictionary(Builder told) {
        told.codes.forEach((from, rows) -> {
            Map<String, List<CodeEntry>> byType = new HashMap<>();
            rows.stream().sorted(Comparator.comparing(CodeEntry::code)).forEach(e -> byType.computeIfAbsent(
                            e.type(), t -> new ArrayList<>())
                    .add(e));
            codes.put(from, byType);
        });
        told.catalogues.forEach((kind, versions) -> versions.forEach((from, rows) -> {
            Shelf shelf = new Shelf(new HashMap<>(), new HashSet<>());
            for (CatalogueItem item : rows) {
                shelf.byCode()
                        .computeIfAbsent(item.code(), c -> new ArrayList<>())
                        .add(item);
                shelf.beginnings().add(item.code().substring(0, 1));
            }
            catalogues.computeIfAbsent(kind, k -> new TreeMap<>()).put(from, shelf);
        }));
    }

    /** Collects versions; a later call for the same day replaces the earlier one. Not to be shared between threads. */
    public static final class Builder {
        private final Map<LocalDate, List<CodeEntry>> codes = new HashMap<>();
        private final Map<CatalogueKind, Map<LocalDate, List<CatalogueItem>>> catalogues = new HashMap<>();

        private Builder() {}

        /** All code tables, in force from this day until the next version's. */
        public Builder codes(LocalDate from, List<CodeEntry> rows) {
            codes.put(from, List.copyOf(rows));
            return this;
        }

        /** One catalogue, in force from this day until its next version's. */
        public Builder catalogue(CatalogueKind kind, LocalDate from, List<CatalogueItem> rows) {
            catalogues.computeIfAbsent(kind, k -> new HashMap<>()).put(from, List.copyOf(rows));
            return this;
        }

        public MemoryDictionary build() {
            return new MemoryDictionary(this);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public List<CodeEntry> entries(String type, LocalDate on) {
        return Optional.ofNullable(codes.floorEntry(on))
                .map(version -> List.copyOf(version.getValue().getOrDefault(type, List.of())))
                .orElse(List.of());
    }

    @Override
    public List<CatalogueItem> items(String code, LocalDate on) {
        return inForce(on).stream()
                .flatMap(shelf -> shelf.byCode().getOrDefault(code, List.of()).stream())
                .toList();
    }

    @Override
    public boolean covers(String code, LocalDate on) {
        return !code.isEmpty()
                && inForce(on).stream().anyMatch(shelf -> shelf.beginnings().contains(code.substring(0, 1)));
    }

    private List<Shelf> inForce(LocalDate on) {
        return FeeCatalogues.ALL.stream()
                .map(kind -> Optional.ofNullable(catalogues.get(kind))
                        .flatMap(versions -> Optional.ofNullable(versions.floorEntry(on))))
                .flatMap(Optional::stream)
                .map(Map.Entry::getValue)
                .toList();
    }
}
