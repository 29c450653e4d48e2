package io.medsettle.ports.credit;

import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import java.util.Optional;

/** Tells a notice about a contract from others, and whose it is. Safe to share between threads. */
@FunctionalInterface
public interface ContractNotices {
    /**
     * @param raw as it arrived
     * @param knock what was read of it
     * @return empty if it is about no contract, or does not say whose
     */
    Optional<ContractNotice> of(RawCallback raw, Knock knock);
}
