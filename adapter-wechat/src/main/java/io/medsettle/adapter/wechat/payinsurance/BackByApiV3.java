package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import java.util.Optional;

/**
 * The cash back by APIv3 under our own order number, since the first interface's refunds are switched off (wechat §3.6): its
 * number of the order, med_trans_id, is no number that APIv3 knows.
 */
final class BackByApiV3 implements CashBack {
    private final Counterparty apiV3;

    BackByApiV3(Counterparty apiV3) {
        this.apiV3 = apiV3;
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return apiV3.reverse(byOurNumber(reversal));
    }

    @Override
    public Outcome<Returned> ask(Deed reversal) {
        return apiV3.askReverse(byOurNumber(reversal));
    }

    private static Deed byOurNumber(Deed d) {
        Deed.Original original = d.needOriginal();
        Receipt r = original.receipt();
        Receipt unnamed = new Receipt("", r.parts(), r.seen(), r.farTime(), r.notes(), r.secrets());
        return new Deed(
                d.order(),
                d.round(),
                d.name(),
                d.act(),
                d.party(),
                d.number(),
                d.transmission(),
                d.parts(),
                d.expected(),
                d.route(),
                d.notes(),
                d.secrets(),
                d.legs(),
                Optional.of(new Deed.Original(original.deed(), unnamed)),
                d.reason(),
                d.intendedAt());
    }
}
