package io.medsettle.ports.insurance;

import io.medsettle.ports.outcome.Outcome;
import java.util.Set;
import java.util.function.Consumer;

/** The insurer's catalogues (目录下载, yibao-core §3.2). A pure question: repeat freely. Safe to share between threads. */
public interface CatalogueSource {
    /** The {@code since} that means everything. */
    String FROM_THE_BEGINNING = "0";

    /** The catalogues that this source has. */
    Set<CatalogueKind> kinds();

    /**
     * Fetches what is newer than a version and hands its rows over one by one, never all in memory. {@code Succeeded} only if
     * the whole catalogue was read and its own count agrees; no row may be used before that, so collect them where they can
     * be thrown away. Otherwise Unknown, or Declined when the insurer says no.
     *
     * @param since {@link #FROM_THE_BEGINNING}, or the {@code highestVersion} of the last summary
     */
    Outcome<CatalogueSummary> fetch(CatalogueKind kind, String since, Consumer<CatalogueRow> rows);
}
