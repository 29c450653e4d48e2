package io.medsettle.adapter.yibao;

import io.medsettle.adapter.yibao.wire.YibaoBooks;
import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.insurance.CatalogueRow;
import io.medsettle.ports.insurance.CatalogueSource;
import io.medsettle.ports.insurance.CatalogueSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The insurer's catalogues (13xx with 9102, yibao-core §3.2). Files lie on disk while they are read and are never whole in
 * memory. Safe to share between threads.
 */
public final class YibaoCatalogues implements CatalogueSource {
    private final CatalogueSource source;

    /**
     * @param exchange the wire; {@code OkHttpExchange} streams files
     * @param tokens where the sign-in is shared between nodes
     */
    public YibaoCatalogues(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        source = YibaoBooks.catalogues(settings, log.watching(settings.party().name(), exchange), tokens, clock);
    }

    @Override
    public Set<CatalogueKind> kinds() {
        return source.kinds();
    }

    @Override
    public Outcome<CatalogueSummary> fetch(CatalogueKind kind, String since, Consumer<CatalogueRow> rows) {
        return source.fetch(kind, since, rows);
    }
}
