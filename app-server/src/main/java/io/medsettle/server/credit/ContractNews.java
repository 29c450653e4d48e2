package io.medsettle.server.credit;

import io.medsettle.ports.credit.ContractNotice;

/** Is told when the platform says that a contract has changed. Safe to share. */
@FunctionalInterface
public interface ContractNews {
    /**
     * Keeps it before anybody is answered.
     *
     * @param serial of the notice: the same one may come again
     */
    void noticed(String serial, ContractNotice notice);
}
