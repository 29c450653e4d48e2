package io.medsettle.core.order;

import io.medsettle.core.plan.Plan;

/** What a person may decide about a deed that no rule can end (裁定). */
public enum Ruling {
    /** It did take the money: amounts and far number stand in the evidence. */
    TOOK,
    /** It never took any money. */
    NEVER_TOOK,
    /** The money was given back by hand. */
    RETURNED_BY_HAND,
    /** The round goes back. */
    GO_BACK,
    /** The deed is tried again, under a new number. */
    GO_ON,
    /** What the deed could not collect is owed by the patient (挂账); the round goes on without it. */
    OWED;

    /**
     * Whether it may be said of a deed that stands so. What took money is never called untouched nor tried again, what is booked
     * is not booked a second time, and a refund is never undone (ENGINE 9). What went back in another amount than was asked for did
     * go back: it can only be said to be returned. What was taken where nothing should be can only go back.
     */
    public boolean fits(Round round, DeedView d) {
        boolean openStart = !d.reversal() && d.status().open();
        boolean otherAmount = d.reversal() && d.status() == DeedStatus.MISMATCHED;
        boolean firmNo =
                switch (d.status()) {
                    case PLANNED, REFUSED, CLOSED -> true;
                    default -> false;
                };
        return switch (this) {
            case TOOK -> openStart || !d.reversal() && d.status() == DeedStatus.MISMATCHED && !d.tookUnplanned();
            case NEVER_TOOK -> openStart || !d.reversal() && d.status() == DeedStatus.REFUSED;
            case RETURNED_BY_HAND -> d.reversal() && (firmNo || d.status() == DeedStatus.REVERSING || otherAmount);
            case GO_BACK -> round.purpose() == Plan.Purpose.COLLECT && !otherAmount;
            case GO_ON, OWED -> firmNo;
        };
    }
}
