package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisCapabilities;
import io.medsettle.adapter.his.HisSettings;
import io.medsettle.adapter.his.HisSite.Dispensed;
import io.medsettle.adapter.his.HisSite.PricedOrder;
import io.medsettle.adapter.his.HisSite.SettledLine;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** H01, F04, O06, O09. Safe to share between threads. */
public final class HisSiteCalls {
    private final Line line;

    public HisSiteCalls(HisSettings settings, Exchange exchange, InstantSource clock) {
        line = new Line(settings, exchange, clock);
    }

    public Outcome<HisCapabilities> capabilities() {
        Call call = Call.get("H01", H01Ping.PATH);
        return line.send(call, H01Ping.Answer.class)
                .then(told -> told.orgCode().equals(line.settings().orgCode())
                        ? Outcome.succeeded(capabilities(told))
                        : Line.doubt(call, "答话的是另一机构"));
    }

    private static HisCapabilities capabilities(H01Ping.Answer told) {
        H01Ping.Capabilities can = told.capabilities();
        return new HisCapabilities(
                can.freeze(),
                can.reverseInsurance(),
                can.permitRefund(),
                can.partialRefund(),
                can.insuranceIdentity(),
                can.billByPayTime(),
                can.insuranceOwner(),
                told.version(),
                told.time());
    }

    public Outcome<Returned> reverseInsurance(RequestNo order, String setlId, String mdtrtId, String reason) {
        F04Reversal.Request request = new F04Reversal.Request(order.text(), setlId, mdtrtId, reason);
        Call call = Call.post("F04", F04Reversal.PATH, order.text(), request).once(order.text());
        return line.send(call, F04Reversal.Answer.class)
                .then(told -> told.gatewayOrderNo().equals(order.text())
                        ? Outcome.succeeded(Returned.arrived(told.reversalSetlId(), Parts.NONE, told.reversedAt()))
                        : Line.doubt(call, "答非所问: 订单号不符"));
    }

    public Outcome<Long> tellPricing(RequestNo pricing, PricedOrder order, Parts split, Instant pricedAt) {
        Parts purses = split.with(Part.WHOLE, 0);
        O06Pricing.Request request = new O06Pricing.Request(
                order.number().text(),
                order.version(),
                new Money(purses.total()),
                new Money(purses.get(Part.FUND)),
                new Money(purses.get(Part.ACCOUNT)),
                new Money(Math.addExact(purses.get(Part.OTHER), purses.get(Part.HOSPITAL))),
                new Money(purses.get(Part.CASH)),
                pricedAt,
                order.mdtrtId(),
                order.payOrdId());
        Call call = Call.post("O06", O06Pricing.path(order.hisOrderId()), pricing.text(), request)
                .put()
                .once(pricing.text());
        return line.send(call, O06Pricing.Answer.class)
                .then(told -> told.hisOrderId().equals(order.hisOrderId())
                        ? Outcome.succeeded(told.version())
                        : Line.doubt(call, "答非所问: 收费单号不符"));
    }

    public Outcome<String> tellDetails(RequestNo telling, PricedOrder order, String setlId, List<SettledLine> lines) {
        O09Details.Request request = new O09Details.Request(
                order.number().text(),
                order.mdtrtId(),
                setlId,
                lines.stream().map(HisSiteCalls::settled).toList());
        Call call = Call.post("O09", O09Details.path(order.hisOrderId()), telling.text(), request)
                .put()
                .once(telling.text());
        return line.send(call, O09Details.Answer.class)
                .then(told -> told.gatewayOrderNo().equals(request.gatewayOrderNo())
                                && told.hisOrderId().equals(order.hisOrderId())
                                && told.kept() == lines.size()
                        ? Outcome.succeeded(told.detailId())
                        : Line.doubt(call, "答非所问: 订单号、收费单号或条数不符"));
    }

    private static O09Details.Line settled(SettledLine l) {
        return new O09Details.Line(
                l.serial(),
                new Money(l.fen()),
                new Money(l.inScopeFen()),
                new Money(l.fullSelfPayFen()),
                new Money(l.overLimitFen()),
                new Money(l.firstSelfPayFen()),
                l.level(),
                l.dispensed().map(HisSiteCalls::dispensed).orElse(null));
    }

    private static O09Details.Dispensed dispensed(Dispensed d) {
        return new O09Details.Dispensed(
                d.count().setScale(4, RoundingMode.UNNECESSARY).toPlainString(),
                d.at(),
                d.pharmacist(),
                d.batchNo(),
                d.traceCode());
    }
}
