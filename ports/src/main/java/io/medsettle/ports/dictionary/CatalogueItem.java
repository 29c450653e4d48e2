package io.medsettle.ports.dictionary;

import io.medsettle.ports.insurance.CatalogueKind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One row of a catalogue (目录项), yibao-core §3.2. Immutable. What the catalogue does not say is "" or empty.
 *
 * @param code national code (国家码), ≤64
 * @param level 01 甲类, 02 乙类, 03 丙类 (chrgitm_lv)
 * @param selfPayShare what the patient bears first (先自付比例), 0 to 1, at most 4 decimals
 * @param priceLimit highest unit price the insurer counts with (限价), yuan, at most 4 decimals
 * @param validity the days on which it holds
 * @param version the dictionary version it was read from
 */
public record CatalogueItem(
        CatalogueKind kind,
        String code,
        String name,
        String spec,
        String unit,
        String level,
        Optional<BigDecimal> selfPayShare,
        Optional<BigDecimal> priceLimit,
        Validity validity,
        String version) {}
