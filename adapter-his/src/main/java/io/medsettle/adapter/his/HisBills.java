package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.BillPages;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * HIS's bill of a day (his §8, B01, B02), in kinds "outpatient" (REG, OUTP) and "inpatient" (DEPOSIT, DISCHARGE). One line a
 * purse of each record; the label {@code purse} tells DEPOSIT and WAIVER. The digest is over the lines as they were read. A
 * bill whose pages, records or sums contradict each other is {@code Declined}: BILL_PAGES, BILL_RECORD, BILL_SUMS. Safe to
 * share between threads.
 */
public final class HisBills implements BillSource {
    private final BillPages pages;

    public HisBills(
            HisSettings settings, Exchange exchange, WireLog log, InstantSource clock, HisWardConventions ward) {
        pages = new BillPages(settings, log.watching(settings.party().name(), exchange), clock, ward.recordsPerPage());
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, String kind, Consumer<BillLine> lines) {
        return pages.fetch(day, kind, lines);
    }
}
