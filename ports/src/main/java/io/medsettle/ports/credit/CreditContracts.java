package io.medsettle.ports.credit;

import io.medsettle.ports.outcome.Outcome;

/** Asks a platform how a person's contract stands (签约查询). Leaves nothing. Safe to share between threads. */
public interface CreditContracts {
    /** {@code Unknown} is never taken for signed or unsigned: whoever asks takes the ordinary way. */
    Outcome<CreditContract> find(ContractAsk ask);
}
