package io.medsettle.server.credit;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Returned;

/** Is told when money that was on its way back has arrived. Safe to share. */
@FunctionalInterface
public interface RefundNews {
    /** May be told the same more than once; throws where it could not be kept, and is told again. */
    void arrived(Deed reversal, Returned returned);
}
