package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;

/** An act that takes no money, so that there is nothing to give back: it can only be let go. */
interface Irreversible extends Counterparty {
    @Override
    default Outcome<Returned> reverse(Deed reversal) {
        throw new UnsupportedOperationException("HIS cannot reverse this act: " + reversal.act());
    }

    @Override
    default Outcome<Returned> askReverse(Deed reversal) {
        throw new UnsupportedOperationException("HIS cannot reverse this act: " + reversal.act());
    }
}
