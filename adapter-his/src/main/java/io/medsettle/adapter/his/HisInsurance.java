package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.OwnInsurance;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;

/**
 * The insurer as HIS speaks to it (HIS 自有医保, his §5, S01–S04), usually the party "his-insurance": the acts trial and settle
 * of a bill or a registration that HIS holds already. An ORDER of the mobile pay centre and the acts of a stay are not for
 * HIS to carry out: such a plan is wrong. Safe to share between threads; keeps nothing.
 */
public final class HisInsurance implements ByAct {
    private final OwnInsurance acts;

    /** @param settings those of the HIS, with the insurance's party name */
    public HisInsurance(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        acts = new OwnInsurance(settings, log.watching(settings.party().name(), exchange), clock);
    }

    @Override
    public Counterparty of(Deed deed) {
        return acts.of(deed);
    }
}
