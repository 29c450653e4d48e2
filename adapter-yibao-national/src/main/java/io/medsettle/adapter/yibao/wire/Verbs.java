package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;

/** One act's verbs, as {@code Counterparty} has them. */
interface Verbs {
    Outcome<Started> start(Deed deed);

    Outcome<Receipt> ask(Deed start);

    Outcome<Closed> abandon(Deed start);

    default Outcome<Returned> reverse(Deed reversal) {
        return Outcome.neverSent("这个动作没有可退的钱");
    }

    default Outcome<Returned> askReverse(Deed reversal) {
        return Verdict.noAnswer("这个动作没有可退的钱");
    }
}
