package io.medsettle.ports.counterparty;

import io.medsettle.ports.value.Fields;

/**
 * Proof that a start holds no money, now or ever.
 *
 * @param notes what the far side said about it
 */
public record Closed(Proof proof, Fields notes) {
    /** How we know. */
    public enum Proof {
        /** The far side closed, cancelled or released it, or says it is final without money. */
        BY_CLOSE,
        /** It has been asked often and long enough by the profile's rule, and never knew the number. */
        BY_ABSENCE
    }

    public static Closed byClose() {
        return new Closed(Proof.BY_CLOSE, Fields.NONE);
    }
}
