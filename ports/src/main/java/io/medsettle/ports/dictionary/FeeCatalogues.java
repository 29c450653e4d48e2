package io.medsettle.ports.dictionary;

import io.medsettle.ports.insurance.CatalogueKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which catalogues a fee line's national code may stand in (三大目录: 药品, 服务项目, 耗材). */
public final class FeeCatalogues {
    /** Drugs of every sort, services in both editions, consumables. */
    public static final Set<CatalogueKind> ALL = Collections.unmodifiableSet(EnumSet.of(
            CatalogueKind.DRUG,
            CatalogueKind.HERB,
            CatalogueKind.PREPARATION,
            CatalogueKind.ETHNIC_DRUG,
            CatalogueKind.SERVICE,
            CatalogueKind.SERVICE_NEW,
            CatalogueKind.CONSUMABLE));

    private FeeCatalogues() {}
}
