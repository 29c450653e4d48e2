package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.HisSiteCalls;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What a site's HIS can do beyond the five verbs, if it offers it (his §5 HisCapabilities). Safe to share between threads. */
public final class HisSite {
    private final HisSiteCalls calls;

    public HisSite(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        calls = new HisSiteCalls(settings, log.watching(settings.party().name(), exchange), clock);
    }

    /** H01: what is offered; also proves address, organisation and key. */
    public Outcome<HisCapabilities> capabilities() {
        return calls.capabilities();
    }

    /**
     * F04: reverses the insurance settlement of an order that HIS has not charged, without the patient (免授权冲正). The order's
     * number is let go by it. Repeated under the same number it answers the same.
     *
     * @param order the number under which HIS knows the order
     */
    public Outcome<Returned> reverseInsurance(RequestNo order, String setlId, String mdtrtId, String reason) {
        return calls.reverseInsurance(order, setlId, mdtrtId, reason);
    }

    /**
     * O06: tells HIS how an order was priced (预结算结果), for its screens; nothing is booked.
     *
     * @param pricing number of this message
     * @param order what was priced
     * @param split the whole total by part, fen
     */
    public Outcome<Long> tellPricing(RequestNo pricing, PricedOrder order, Parts split, Instant pricedAt) {
        return calls.tellPricing(pricing, order, split, pricedAt);
    }

    /**
     * O09: writes the settlement of each fee line, and what was dispensed of it (发药明细), back to HIS. Repeated under the same
     * number it answers the same.
     *
     * @param telling number of this message
     * @param order the settled order
     * @param setlId the insurer's settlement
     * @param lines at least one
     * @return HIS's number of what it has kept
     */
    public Outcome<String> tellDetails(RequestNo telling, PricedOrder order, String setlId, List<SettledLine> lines) {
        return calls.tellDetails(telling, order, setlId, lines);
    }

    /**
     * One fee line as the insurer settled it, fen.
     *
     * @param serial the line's number (feedetl_sn)
     * @param level chrgitm_lv, "" if not told
     * @param dispensed what was handed out of it, empty for what is no drug
     */
    public record SettledLine(
            String serial,
            long fen,
            long inScopeFen,
            long fullSelfPayFen,
            long overLimitFen,
            long firstSelfPayFen,
            String level,
            Optional<Dispensed> dispensed) {}

    /**
     * Drugs that were handed out (发药).
     *
     * @param pharmacist "" if not told
     * @param batchNo "" if not told
     * @param traceCode drug trace code (追溯码), "" if not told
     */
    public record Dispensed(BigDecimal count, Instant at, String pharmacist, String batchNo, String traceCode) {}

    /**
     * A frozen order and the insurer's numbers of it.
     *
     * @param number the number under which HIS knows it
     * @param mdtrtId "" if there is none
     * @param payOrdId "" if there is none
     */
    public record PricedOrder(RequestNo number, String hisOrderId, long version, String mdtrtId, String payOrdId) {}
}
