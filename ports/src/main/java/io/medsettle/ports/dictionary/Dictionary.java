package io.medsettle.ports.dictionary;

import io.medsettle.ports.insurance.CatalogueKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What codes mean on a day (字典查询). Each code table or catalogue has at most one version in force on a day; rows of other
 * versions are never told. Days are the hospital's, in Asia/Shanghai. Safe to share between threads.
 */
public interface Dictionary {
    /** The codes of one table in the version in force that day, expired ones included, in the order of their codes. */
    List<CodeEntry> entries(String type, LocalDate on);

    /**
     * Every row about this national code in the versions in force that day, expired ones included: of drugs, services,
     * consumables and whatever else a fee line may carry, not of diagnoses and mappings.
     */
    List<CatalogueItem> items(String code, LocalDate on);

    /**
     * Whether a catalogue in force that day has codes that begin as this one does, so that a code which is not in it is
     * unknown and not merely of a catalogue that nobody has loaded.
     */
    boolean covers(String code, LocalDate on);

    /** What a code means that day, if it holds then. */
    default Optional<CodeEntry> entry(String type, String code, LocalDate on) {
        return entries(type, on).stream()
                .filter(e -> e.code().equals(code) && e.validity().on(on))
                .max(Comparator.comparing(e -> e.validity().begins()));
    }

    /** What an item of one catalogue is that day, if it holds then. */
    default Optional<CatalogueItem> item(CatalogueKind kind, String code, LocalDate on) {
        return items(code, on).stream()
                .filter(i -> i.kind() == kind && i.validity().on(on))
                .max(Comparator.comparing(i -> i.validity().begins()));
    }
}
