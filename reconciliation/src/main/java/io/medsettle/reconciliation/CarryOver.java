package io.medsettle.reconciliation;

import io.medsettle.ports.value.Party;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rows of former days that still wait for a partner (跨日挂账): what one run hands to the next. Immutable; equal contents are
 * equal, whatever the order.
 */
public record CarryOver(List<Carried> rows) {
    public static final CarryOver NONE = new CarryOver(List.of());
    private static final Comparator<Carried> ORDER = Comparator.comparing(
                    Carried::party, Comparator.comparing(Party::name))
            .thenComparing(Carried::side)
            .thenComparing(c -> RowText.line(c.row()))
            .thenComparing(Carried::reported)
            .thenComparing(Carried::beside);

    public CarryOver {
        List<Carried> sorted = new ArrayList<>(rows);
        sorted.sort(ORDER);
        rows = List.copyOf(sorted);
    }

    List<Carried> of(Party party) {
        return rows.stream().filter(c -> c.party().equals(party)).toList();
    }

    /** One line a row, to be kept until the next run; {@link Carried#line()} where they are many. */
    public String text() {
        StringBuilder text = new StringBuilder();
        rows.forEach(c -> text.append(c.line()).append('\n'));
        return text.toString();
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException if it was not written by it
     */
    public static CarryOver ofText(String text) {
        return new CarryOver(text.lines()
                .filter(line -> !line.isEmpty())
                .map(Carried::ofLine)
                .toList());
    }
}
