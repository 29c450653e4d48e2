package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import java.util.function.Function;

/** An act that only looks: it may be done again at any time, and leaves nothing behind. */
record Look(Function<Deed, Outcome<Receipt>> look) implements Irreversible {
    @Override
    public Outcome<Started> start(Deed deed) {
        return look.apply(deed).map(Started.Done::new);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return look.apply(start);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }
}
