package io.medsettle.ports.counterparty;

import io.medsettle.ports.outcome.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * A far side with several acts, each carried out by a counterparty of its own: every verb goes to the one that
 * {@link Deed#act()} names, and its answer comes back as it is. As safe to share between threads as what it forwards
 * to.
 */
public interface ByAct extends Counterparty {
    /**
     * Who carries out this deed's act.
     *
     * @throws IllegalArgumentException naming the act, if this far side has no such act: the plan is wrong
     */
    Counterparty of(Deed deed);

    @Override
    default Outcome<Started> start(Deed deed) {
        return of(deed).start(deed);
    }

    @Override
    default Outcome<Receipt> ask(Deed start) {
        return of(start).ask(start);
    }

    @Override
    default Outcome<Closed> abandon(Deed start) {
        return of(start).abandon(start);
    }

    @Override
    default Outcome<Receipt> renew(Deed start) {
        return of(start).renew(start);
    }

    @Override
    default Outcome<Returned> reverse(Deed reversal) {
        return of(reversal).reverse(reversal);
    }

    @Override
    default Outcome<Returned> askReverse(Deed reversal) {
        return of(reversal).askReverse(reversal);
    }

    @Override
    default Optional<String> transmission(Deed deed, Instant at) {
        return of(deed).transmission(deed, at);
    }
}
