package io.medsettle.core.book;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;

/**
 * The deposit book (预交金账) and the window's till (窗口收款): what it is told has happened, and the history is its only
 * memory. The deposit book only says what deposits are spent on; at the window a clerk has taken the money before he says
 * so, and HIS pays out what goes back (ENGINE 24). Whoever asks about a deed has written its intent down, and that is all
 * that ever happens here: so it is answered with the same receipt at every telling and asking, and is given back by a
 * reversal, never let go. It never refuses a start and is never silent. Safe to share between threads.
 */
public final class OwnBook implements Counterparty {
    @Override
    public Outcome<Started> start(Deed deed) {
        return Outcome.succeeded(new Started.Done(receipt(deed)));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.succeeded(receipt(start));
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.declined("HOLDS_MONEY", "款项已收下或已抵扣, 只能退回, 不能撤销");
    }

    private static Receipt receipt(Deed deed) {
        return Receipt.of(deed.number().text(), deed.parts(), deed.intendedAt());
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
