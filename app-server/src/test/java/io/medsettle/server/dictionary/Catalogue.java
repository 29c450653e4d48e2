package io.medsettle.server.dictionary;

import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.insurance.CatalogueRow;
import io.medsettle.ports.insurance.CatalogueSource;
import io.medsettle.ports.insurance.CatalogueSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An insurer's drug catalogue that remembers its rows and what it was asked. */
final class Catalogue implements CatalogueSource {
    private final List<CatalogueRow> rows = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean breaksOff;

    Catalogue row(String code, String name, String version, boolean valid) {
        rows.add(new CatalogueRow(
                code, name, Optional.empty(), "", Optional.empty(), Optional.empty(), valid, version, Fields.NONE));
        return this;
    }

    void breaksOff(boolean so) {
        breaksOff = so;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public Set<CatalogueKind> kinds() {
        return Set.of(CatalogueKind.DRUG);
    }

    @Override
    public Outcome<CatalogueSummary> fetch(CatalogueKind kind, String since, Consumer<CatalogueRow> taker) {
        asked.add(since);
        List<CatalogueRow> newer =
                rows.stream().filter(r -> r.version().compareTo(since) > 0).toList();
        newer.forEach(taker);
        if (breaksOff) {
            return Outcome.unknown(Outcome.Doubt.NO_ANSWER, "broke off");
        }
        String highest =
                newer.stream().map(CatalogueRow::version).max(String::compareTo).orElse(since);
        return Outcome.succeeded(new CatalogueSummary(newer.size(), highest));
    }
}
