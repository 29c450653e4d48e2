package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.wire.ReportService;
import io.medsettle.ports.identity.SettlementReport;
import io.medsettle.ports.identity.SettlementReporting;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;

/**
 * Reports settlements to the voucher's platform (电子凭证结算回传, yibao-core §7.4). Repeats carry the same number and content
 * but a timestamp of their own. A Declined without a code never left this machine and may be repeated. Safe to share
 * between threads.
 */
public final class YibaoReports implements SettlementReporting {
    private final ReportService service;

    public YibaoReports(ReportSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        service = new ReportService(settings, log.watching(settings.party() + "-report", exchange), clock);
    }

    @Override
    public Outcome<Reported> report(SettlementReport report) {
        return service.send(report);
    }
}
