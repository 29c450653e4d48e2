package io.medsettle.ports.dictionary;

import java.time.LocalDate;

/**
 * The days on which a row holds, both ends included. Immutable.
 *
 * @param begins first day; {@link #OPEN_BEGIN} if the row does not say
 * @param ends last day; {@link #OPEN_END} if the row does not say
 * @param inForce the row's own flag (有效标志): a row that is not in force holds on no day
 */
public record Validity(LocalDate begins, LocalDate ends, boolean inForce) {
    public static final LocalDate OPEN_BEGIN = LocalDate.of(1, 1, 1);
    public static final LocalDate OPEN_END = LocalDate.of(9999, 12, 31);
    public static final Validity ALWAYS = new Validity(OPEN_BEGIN, OPEN_END, true);

    public Validity {
        if (ends.isBefore(begins)) {
            throw new IllegalArgumentException("ends before it begins");
        }
    }

    public boolean on(LocalDate day) {
        return inForce && !day.isBefore(begins) && !day.isAfter(ends);
    }
}
