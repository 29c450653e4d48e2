package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.StayPages;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;

/** The fee lines of a frozen stay over the default REST profile (his §6.2 I07). Safe to share between threads. */
public final class StayFeesOverRest implements StayFees {
    private final StayPages pages;

    /** @param ward how many lines HIS gives on a page */
    public StayFeesOverRest(
            HisSettings settings, Exchange exchange, WireLog log, InstantSource clock, HisWardConventions ward) {
        pages = new StayPages(settings, log.watching(settings.party().name(), exchange), clock, ward.linesPerPage());
    }

    @Override
    public Outcome<Page> page(String stayId, String hisOrderId, String version, int page, int size) {
        return pages.page(stayId, hisOrderId, version, page, size);
    }
}
