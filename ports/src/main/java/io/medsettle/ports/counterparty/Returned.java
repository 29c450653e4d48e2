package io.medsettle.ports.counterparty;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.time.Instant;

/**
 * A reversal that the far side has taken on.
 *
 * @param arrival whether the money is back already
 * @param farNumber its number of the reversal
 * @param parts what goes back, fen by part, positive
 * @param farTime its own time
 */
public record Returned(Arrival arrival, String farNumber, Parts parts, Instant farTime, Fields notes) {
    /** How far a reversal has come. */
    public enum Arrival {
        /** Taken on; the money is under way and may still bounce. */
        ACCEPTED,
        /** The money is back where it came from. */
        ARRIVED
    }

    public static Returned arrived(String farNumber, Parts parts, Instant farTime) {
        return new Returned(Arrival.ARRIVED, farNumber, parts, farTime, Fields.NONE);
    }

    public static Returned accepted(String farNumber, Parts parts, Instant farTime) {
        return new Returned(Arrival.ACCEPTED, farNumber, parts, farTime, Fields.NONE);
    }
}
