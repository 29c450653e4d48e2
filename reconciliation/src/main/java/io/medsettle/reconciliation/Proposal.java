package io.medsettle.reconciliation;

/**
 * A proposed remedy, as data.
 *
 * @param remedy what
 * @param reason why, in Chinese
 * @param needs what must be there before anybody acts
 */
public record Proposal(Remedy remedy, String reason, Needs needs) {
    /** What must be there before anybody acts. */
    public enum Needs {
        /** Nothing moves. */
        NOTHING,
        /** A fresh query of the far side that proves the case. */
        FRESH_QUERY,
        /** One person. */
        PERSON,
        /** Two persons: money moves by somebody's decision. */
        TWO_PERSONS
    }
}
