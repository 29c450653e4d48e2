package io.medsettle.ports.insurance;

import io.medsettle.ports.value.Fields;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of a catalogue of the insurer. What a catalogue does not say is "" or empty.
 *
 * @param code national code (国家码)
 * @param name its name
 * @param priceLimit highest unit price the insurer counts with (限价), in yuan, exact
 * @param level 01 甲类, 02 乙类, 03 丙类 (chrgitm_lv)
 * @param begins first day on which it holds
 * @param ends last day
 * @param valid whether it is in force (有效标志)
 * @param version the row's version: the highest one seen is the next call's {@code since}
 * @param more everything the row says, by the insurer's names where the row has names, else by place ("1", "2" …)
 */
public record CatalogueRow(
        String code,
        String name,
        Optional<BigDecimal> priceLimit,
        String level,
        Optional<LocalDate> begins,
        Optional<LocalDate> ends,
        boolean valid,
        String version,
        Fields more) {}
