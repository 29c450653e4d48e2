package io.medsettle.core.order;

import io.medsettle.ports.counterparty.Leg;

/** How a deed stands, told from the facts about it. */
public enum DeedStatus {
    PLANNED,
    /** A start is intended and nothing firm is known of it. */
    STARTING,
    /** The patient's turn. */
    AWAITING,
    TAKEN,
    REFUSED,
    LEFT_OUT,
    /** It took amounts that are not ours. */
    MISMATCHED,
    /** Being let go. */
    ABANDONING,
    /** It could not be let go; it must be asked. */
    HELD,
    CLOSED,
    /** A trace that could not be taken away. */
    LEFT_BEHIND,
    REVERSING,
    ACCEPTED,
    RETURNED;

    /** Whether something may still come of it that we do not know. */
    public boolean open() {
        return switch (this) {
            case STARTING, AWAITING, ABANDONING, HELD, REVERSING -> true;
            case PLANNED, TAKEN, REFUSED, LEFT_OUT, MISMATCHED, CLOSED, LEFT_BEHIND, ACCEPTED, RETURNED -> false;
        };
    }

    /** Whether the stage it is awaited in may end. */
    boolean done() {
        return switch (this) {
            case TAKEN, LEFT_OUT, ACCEPTED, RETURNED -> true;
            case PLANNED, STARTING, AWAITING, REFUSED, MISMATCHED, ABANDONING, HELD, CLOSED, LEFT_BEHIND, REVERSING ->
                false;
        };
    }

    Leg.Standing standing() {
        return switch (this) {
            case PLANNED, LEFT_OUT -> Leg.Standing.PLANNED;
            case STARTING, AWAITING, ABANDONING, HELD, REVERSING, MISMATCHED -> Leg.Standing.OPEN;
            case TAKEN, LEFT_BEHIND -> Leg.Standing.TAKEN;
            case ACCEPTED, RETURNED -> Leg.Standing.RETURNED;
            case REFUSED, CLOSED -> Leg.Standing.GONE;
        };
    }
}
