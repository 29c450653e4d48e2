package io.medsettle.core.desk;

import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Party;

/** Finds the counterparty that a deed's party and route mean. */
@FunctionalInterface
public interface Counterparties {
    /** @throws IllegalArgumentException if there is none: the configuration lost one that histories still name */
    Counterparty at(Party party, Fields route);
}
