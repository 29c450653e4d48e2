package io.medsettle.ports.store;

/** What came of writing a page. */
public sealed interface Appended {
    /** It stands, written now or by an earlier try with the same page id. */
    record Written() implements Appended {}

    /** Somebody else wrote at this place first: read again and decide again. */
    record LostRace() implements Appended {}

    /** A number on it is held by another order; nothing was written. */
    record ClaimTaken(Claim claim, ClaimHolder holder) implements Appended {}
}
