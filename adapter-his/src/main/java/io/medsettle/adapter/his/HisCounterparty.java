package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.HisActs;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;

/**
 * HIS as a counterparty: the acts freeze (锁单, O02 O05), recheck (O03), write-back (结算回写, O07; reversed by the red receipt,
 * F02) and permit (退费许可, F01); their likes for registrations (挂号, R02–R07), deposits (预交金, I02, I03) and discharges (出院, I06–I10);
 * and the looks at a stay (I01, I03, I05). Every deed may be repeated under the same number. A write-back's no counts only when HIS's
 * own state does not contradict it (his §4 rules 5, 6). Safe to share between threads; keeps nothing.
 */
public final class HisCounterparty implements ByAct {
    private final HisActs acts;

    public HisCounterparty(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        this(settings, exchange, log, clock, HisWardConventions.usual());
    }

    /** @param ward what the site agrees on for stays */
    public HisCounterparty(
            HisSettings settings, Exchange exchange, WireLog log, InstantSource clock, HisWardConventions ward) {
        acts = new HisActs(settings, log.watching(settings.party().name(), exchange), clock, ward);
    }

    @Override
    public Counterparty of(Deed deed) {
        return acts.of(deed);
    }
}
