package io.medsettle.adapter.creditgz;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;

/** The acts of a credit platform: a look at the limit, and collecting for a bill, a deposit and a discharge. */
final class CreditCounterparty implements ByAct {
    private final Counterparty limit;
    private final Counterparty pay;

    CreditCounterparty(Counterparty limit, Counterparty pay) {
        this.limit = limit;
        this.pay = pay;
    }

    @Override
    public Counterparty of(Deed deed) {
        return switch (deed.act()) {
            case Act.CREDIT_LIMIT -> limit;
            case Act.CREDIT_PAY, Act.CREDIT_DEPOSIT, Act.CREDIT_DISCHARGE -> pay;
            default -> throw new IllegalArgumentException("a credit platform has no act " + deed.act());
        };
    }
}
