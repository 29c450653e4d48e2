package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;
import java.util.Map;

/** Which class carries out which act. Safe to share between threads. */
public final class HisActs {
    private final Map<String, Counterparty> byAct;

    public HisActs(HisSettings settings, Exchange exchange, InstantSource clock) {
        Line line = new Line(settings, exchange, clock);
        Hold hold = new Hold(line);
        Release release = new Release(line);
        OrderState state = new OrderState(line);
        Permit permit = new Permit(line);
        byAct = Map.of(
                Act.FREEZE, new Freeze(line, hold, release, state),
                Act.RECHECK, new Recheck(line, hold),
                Act.WRITE_BACK, new WriteBack(line, hold, release, state, new RedReceipt(line, permit)),
                Act.PERMIT, permit);
    }

    /** @throws IllegalArgumentException if HIS has no such act: the plan is wrong */
    public Counterparty of(Deed deed) {
        Counterparty counterparty = byAct.get(deed.act());
        if (counterparty == null) {
            throw new IllegalArgumentException("HIS has no act " + deed.act());
        }
        return counterparty;
    }
}
