package io.medsettle.ports.counterparty;

import io.medsettle.ports.value.Party;

/**
 * Whether a new start may go to a far side now (bulkhead, circuit, which node reaches it). Asked before the intent is
 * written. It never stops an ask, an abandon or a reversal.
 */
@FunctionalInterface
public interface Admission {
    boolean open(Party party);

    /** Always open. */
    static Admission always() {
        return party -> true;
    }
}
