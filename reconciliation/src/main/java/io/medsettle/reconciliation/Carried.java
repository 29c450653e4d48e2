package io.medsettle.reconciliation;

import io.medsettle.ports.value.Party;

/**
 * A row without a partner so far.
 *
 * @param party the far side of the comparison
 * @param side who told it
 * @param row as it was told
 * @param reported whether a finding has already named it: its partner may still come and close that finding
 * @param beside parties at which another leg of its order stands otherwise (D6), by commas, "" for none
 */
public record Carried(Party party, RowSide side, Row row, boolean reported, String beside) {
    Carried asReported() {
        return new Carried(party, side, row, true, beside);
    }

    /** In one line, to be kept until the next run. */
    public String line() {
        return party.name() + ' ' + side + ' ' + (reported ? "reported" : "waiting") + " [" + beside + "] "
                + RowText.line(row);
    }

    /**
     * Reads {@link #line()}.
     *
     * @throws IllegalArgumentException if it was not written by it
     */
    public static Carried ofLine(String line) {
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
