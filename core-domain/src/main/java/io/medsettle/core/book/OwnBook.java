package io.medsettle.core.book;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;

/**
 * The deposit book (预交金账) and the window's till (窗口收款): what it is told has happened, and the history is its only
 * memory. The deposit book only says what deposits are spent on; at the window a clerk has taken the money before he says
 * so, and HIS pays out what goes back (ENGINE 24). It never refuses and is never silent, knows no number that the history
 * does not, and says the same when told again. Safe to share between threads.
 */
public final class OwnBook implements Counterparty {
    @Override
    public Outcome<Started> start(Deed deed) {
        return Outcome.succeeded(new Started.Done(Receipt.of(deed.number().text(), deed.parts(), deed.intendedAt())));
    }

    /** It has no memory of its own: what is not in the history was not done, and may be told again. */
    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, "账内没有这笔, 可重新记账");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return Outcome.succeeded(Returned.arrived(reversal.number().text(), reversal.parts(), reversal.intendedAt()));
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return reverse(reversal);
    }
}
