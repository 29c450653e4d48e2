package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;

/** One act's verbs; most acts move no money, so that there is nothing to give back. */
interface Verbs extends Counterparty {
    @Override
    default Outcome<Returned> reverse(Deed reversal) {
        return Outcome.neverSent("这个动作没有可退的钱");
    }

    @Override
    default Outcome<Returned> askReverse(Deed reversal) {
        return Verdict.noAnswer("这个动作没有可退的钱");
    }
}
