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
}
