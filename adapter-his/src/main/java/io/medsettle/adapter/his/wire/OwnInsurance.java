package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;

/** Which class carries out which act of the insurance that HIS itself speaks to. Safe to share between threads. */
public final class OwnInsurance {
    private final OwnTrial trial;
    private final OwnSettlement settlement;

    public OwnInsurance(HisSettings settings, Exchange exchange, InstantSource clock) {
        Line line = new Line(settings, exchange, clock);
        trial = new OwnTrial(line);
        settlement = new OwnSettlement(line);
    }

    /** @throws IllegalArgumentException if HIS has no such act: the plan is wrong */
    public Counterparty of(Deed deed) {
        return switch (deed.act()) {
            case Act.TRIAL -> trial;
            case Act.SETTLE -> settlement;
            default -> throw new IllegalArgumentException("HIS's own insurance has no act " + deed.act());
        };
    }
}
