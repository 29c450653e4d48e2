package io.medsettle.adapter.yibao;

import io.medsettle.adapter.yibao.wire.YibaoWire;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The insurer as a counterparty: VISIT (1101, 2201), DIAGNOSES (2203), UPLOAD (6201) and ORDER (6202) for online payment.
 *
 * <ul>
 *   <li>ask: 5201 for a visit, 6301 for an order; a lost upload cannot be asked for and is NOT_FOUND, to be repeated
 *   <li>abandon: 2202 and 6401; diagnoses go with their visit
 *   <li>reverse: 6203, whole insurance part only; the route's {@code cashBack} says OURS (default) or CENTRE
 * </ul>
 *
 * Safe to share between threads. Every call ends within its deadline. Errors are outcomes, never exceptions.
 */
public final class YibaoCounterparty implements Counterparty {
    private final Counterparty acts;

    /**
     * @param exchange the wire, for example {@code OkHttpExchange}
     * @param log keeps what passes
     * @param tokens where the sign-in (签到) is shared between nodes
     */
    public YibaoCounterparty(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        acts = YibaoWire.acts(settings, log.watching(settings.party().name(), exchange), tokens, clock);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return acts.start(deed);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return acts.ask(start);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return acts.abandon(start);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return acts.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return acts.askReverse(reversal);
    }

    @Override
    public Optional<String> transmission(Deed deed, Instant at) {
        return acts.transmission(deed, at);
    }
}
