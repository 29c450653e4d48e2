package io.medsettle.reconciliation;

import io.medsettle.ports.value.Party;
import java.util.List;

/**
 * Two sides to lay beside each other. Several deliveries of one side are several tellings of the same: a row that stands in
 * two of them is one row, a row twice within one of them is two.
 *
 * @param party the far side
 * @param farSide what kind of far side
 * @param ours our rows of the day; at least one delivery, perhaps without rows
 * @param theirs their bill of the day; at least one delivery: a bill that has not come is not compared
 * @param keyed which number the bill reliably carries
 * @param fees whether both sides tell the handling fee and it is to be compared (D9)
 */
public record Comparison(
        Party party, FarSide farSide, List<Delivery> ours, List<Delivery> theirs, Keyed keyed, boolean fees) {
    /** Which number rows are matched by first; the other one is tried for those that are left. */
    public enum Keyed {
        /** Our request number. */
        OUR_NUMBER,
        /** The far side's number: the bill does not carry ours (setl_id of an insurer). */
        FAR_NUMBER
    }

    public Comparison {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
        if (ours.isEmpty() || theirs.isEmpty()) {
            throw new IllegalArgumentException("a side of " + party + " was not delivered: nothing is compared");
        }
    }

    /** By our number, without fees. */
    public static Comparison of(Party party, FarSide farSide, Delivery ours, Delivery theirs) {
        return new Comparison(party, farSide, List.of(ours), List.of(theirs), Keyed.OUR_NUMBER, false);
    }
}
