package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.OwnInsurance;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;

/**
 * The insurer as HIS speaks to it (HIS 自有医保, his §5, S01–S04), usually the party "his-insurance": the acts trial and settle
 * of a bill or a registration that HIS holds already. An ORDER of the mobile pay centre and the acts of a stay are not for
 * HIS to carry out: such a plan is wrong. Safe to share between threads; keeps nothing.
 */
public final class HisInsurance implements Counterparty {
    private final OwnInsurance acts;

    /** @param settings those of the HIS, with the insurance's party name */
    public HisInsurance(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        acts = new OwnInsurance(settings, log.watching(settings.party().name(), exchange), clock);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return acts.of(deed).start(deed);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return acts.of(start).ask(start);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return acts.of(start).abandon(start);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return acts.of(reversal).reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return acts.of(reversal).askReverse(reversal);
    }
}
