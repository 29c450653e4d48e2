package io.medsettle.core.order;

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
    OWED
}
