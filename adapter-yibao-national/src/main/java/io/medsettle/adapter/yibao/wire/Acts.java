package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Finds the act that a deed names. */
final class Acts implements Counterparty {
    private final Map<String, Verbs> acts;
    private final Msgids msgids;

    Acts(Map<String, Verbs> acts, Msgids msgids) {
        this.acts = Map.copyOf(acts);
        this.msgids = msgids;
    }

    private Verbs of(Deed deed) {
        Verbs act = acts.get(deed.act());
        if (act == null) {
            throw new IllegalArgumentException("the insurer has no act " + deed.act());
        }
        return act;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return of(deed).start(deed);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return of(start).ask(start);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return of(start).abandon(start);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return of(reversal).reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return of(reversal).askReverse(reversal);
    }

    @Override
    public Optional<String> transmission(Deed deed, Instant at) {
        return Optional.of(msgids.next(at));
    }
}
