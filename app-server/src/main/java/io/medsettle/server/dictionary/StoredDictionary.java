package io.medsettle.server.dictionary;

import io.medsettle.ports.dictionary.CatalogueItem;
import io.medsettle.ports.dictionary.CodeEntry;
import io.medsettle.ports.dictionary.Dictionary;
import io.medsettle.ports.dictionary.FeeCatalogues;
import io.medsettle.ports.dictionary.Validity;
import io.medsettle.ports.insurance.CatalogueKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The dictionary as it stands in the tables. Safe to share between threads. */
final class StoredDictionary implements Dictionary {
    private final Versions versions;
    private final Pages pages;

    StoredDictionary(Versions versions, Pages pages) {
        this.versions = versions;
        this.pages = pages;
    }

    @Override
    public List<CodeEntry> entries(String type, LocalDate on) {
        return Versions.inForce(versions.activations(), Book.CODES, on)
                .map(version -> pages.ofType(version, type).stream()
                        .map(values -> entry(values, version))
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<CatalogueItem> items(String code, LocalDate on) {
        return items(versions.activations(), code, on);
    }

    @Override
    public boolean covers(String code, LocalDate on) {
        return covers(versions.activations(), code, on);
    }

    List<Activation> activations() {
        return versions.activations();
    }

    List<CatalogueItem> items(List<Activation> activations, String code, LocalDate on) {
        return FeeCatalogues.ALL.stream()
                .flatMap(kind -> Versions.inForce(activations, Book.of(kind), on).stream()
                        .flatMap(version -> pages.ofCode(Shelf.ITEMS, version, code).stream()
                                .map(values -> item(kind, values, version))))
                .toList();
    }

    boolean covers(List<Activation> activations, String code, LocalDate on) {
        return !code.isEmpty()
                && FeeCatalogues.ALL.stream()
                        .flatMap(kind -> Versions.inForce(activations, Book.of(kind), on).stream())
                        .flatMap(version -> versions.find(version).stream())
                        .anyMatch(version -> version.beginnings().contains(code.substring(0, 1)));
    }

    static CodeEntry entry(List<Object> values, String version) {
        Shelf shelf = Shelf.ENTRIES;
        return new CodeEntry(
                text(shelf, values, "type"),
                text(shelf, values, "code"),
                text(shelf, values, "name"),
                text(shelf, values, "parent"),
                validity(shelf, values),
                version);
    }

    static CatalogueItem item(CatalogueKind kind, List<Object> values, String version) {
        Shelf shelf = Shelf.ITEMS;
        return new CatalogueItem(
                kind,
                text(shelf, values, "code"),
                text(shelf, values, "name"),
                text(shelf, values, "spec"),
                text(shelf, values, "unit"),
                text(shelf, values, "level"),
                number(shelf, values, "selfPayShare"),
                number(shelf, values, "priceLimit"),
                validity(shelf, values),
                version);
    }

    private static String text(Shelf shelf, List<Object> values, String column) {
        return values.get(shelf.place(column)).toString();
    }

    private static Optional<BigDecimal> number(Shelf shelf, List<Object> values, String column) {
        long kept = ((Number) values.get(shelf.place(column))).longValue();
        return kept == Form.NOT_SAID ? Optional.empty() : Optional.of(BigDecimal.valueOf(kept, 4));
    }

    private static Validity validity(Shelf shelf, List<Object> values) {
        return new Validity(
                Form.day(text(shelf, values, "begins")),
                Form.day(text(shelf, values, "ends")),
                text(shelf, values, "valid").equals("1"));
    }
}
