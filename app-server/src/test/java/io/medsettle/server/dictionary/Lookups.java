package io.medsettle.server.dictionary;

import io.medsettle.ports.insurance.DictionaryEntry;
import io.medsettle.ports.insurance.Institution;
import io.medsettle.ports.insurance.InsurerLookups;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.insurance.Relative;
import io.medsettle.ports.insurance.SpecialTreatment;
import io.medsettle.ports.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;

/** An insurer that knows code tables and nothing else. */
final class Lookups implements InsurerLookups {
    private final List<DictionaryEntry> rows = new ArrayList<>();

    Lookups row(String type, String code, String label, boolean valid) {
        rows.add(new DictionaryEntry(type, code, label, valid));
        return this;
    }

    @Override
    public Outcome<List<DictionaryEntry>> dictionary(String type) {
        return Outcome.succeeded(
                rows.stream().filter(row -> row.type().equals(type)).toList());
    }

    @Override
    public Outcome<List<Institution>> institutions(String type, String name, String code) {
        return Outcome.succeeded(List.of());
    }

    @Override
    public Outcome<List<SpecialTreatment>> treatments(Insured who, String medType) {
        return Outcome.succeeded(List.of());
    }

    @Override
    public Outcome<List<Relative>> relatives(Insured who) {
        return Outcome.succeeded(List.of());
    }
}
