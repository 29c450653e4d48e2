package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;

/**
 * WeChat by its first insurance interface (移动医保支付 1.0), wechat §3: acts {@code cash} and {@code mixed}, with the same plans as the
 * second one. An order is placed by the cashier's deed, or by the cash where it stands alone; its number is the cash leg's. Only
 * code 513 is published as final: everything else that is not a yes is unknown. Safe to share between threads.
 */
public final class PayinsuranceCounterparty implements ByAct {
    private final Counterparty cash;
    private final Counterparty cashier;

    /**
     * @param exchange the bare seam: the token stands in the addresses, so the log is told by this class and not by a wrapper
     * @param apiV3 gives cash back where the first interface's refunds are not used
     */
    public PayinsuranceCounterparty(
            PayinsuranceSettings settings,
            Exchange exchange,
            WireLog log,
            AccessToken tokens,
            Counterparty apiV3,
            InstantSource clock) {
        Line line = new Line(settings, exchange, log, tokens);
        Orders orders = new Orders(settings, line, clock);
        cash = new CashPurse(orders, settings.refunds() ? new OldRefund(line, clock) : new BackByApiV3(apiV3), clock);
        cashier = new CashierPage(orders, clock);
    }

    @Override
    public Counterparty of(Deed deed) {
        return switch (deed.act()) {
            case Act.CASH -> cash;
            case Act.MIXED -> cashier;
            default -> throw new IllegalArgumentException("WeChat 1.0 has no act " + deed.act());
        };
    }
}
