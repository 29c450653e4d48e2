package io.medsettle.server.credit;

import java.util.Optional;

/**
 * An event with what has come of it.
 *
 * @param decision the last word about it; empty while there is none
 * @param orderId the order that pays it, "" if none was opened
 */
public record TriggerRow(Trigger trigger, Optional<Decision> decision, String orderId) {
    /** Whether nothing about it is open any more. */
    boolean decided() {
        return decision.isPresent();
    }
}
