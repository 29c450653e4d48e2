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

    /** One line a row, to be kept until the next run. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Carried c : rows) {
            text.append(c.party().name())
                    .append(' ')
                    .append(c.side())
                    .append(' ')
                    .append(c.reported() ? "reported" : "waiting")
                    .append(" [")
                    .append(c.beside())
                    .append("] ")
                    .append(RowText.line(c.row()))
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * Reads {@link #text()}.
     *
     * @throws IllegalArgumentException if it was not written by it
     */
    public static CarryOver ofText(String text) {
        List<Carried> rows = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isEmpty()) {
                rows.add(carried(line));
            }
        }
        return new CarryOver(rows);
    }

    private static Carried carried(String line) {
        String[] words = line.split(" ", 5);
        if (words.length < 5) {
            throw new IllegalArgumentException("not a carried row");
        }
        try {
            return new Carried(
                    new Party(words[0]),
                    RowSide.valueOf(words[1]),
                    RowText.row(words[4]),
                    words[2].equals("reported"),
                    words[3].substring(1, words[3].length() - 1));
        } catch (BadRow e) {
            throw new IllegalArgumentException("a carried row is unreadable in " + e.column, e);
        }
    }
}
