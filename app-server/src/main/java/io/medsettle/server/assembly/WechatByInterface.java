package io.medsettle.server.assembly;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.value.Fields;
import java.util.Optional;

/**
 * WeChat over the interface under which an order was opened: its route says so, and says so for ever, so that a
 * hospital may change from the first insurance interface (1.0) to the second between a payment and its refund. An order
 * of both purses that is marked is the first interface's, cash and cashier alike; everything else at WeChat is APIv3's.
 */
public final class WechatByInterface implements ByAct {
    private static final String MARK = "wechat";
    private static final String FIRST = "V1";

    private final Counterparty second;
    private final Optional<? extends Counterparty> first;

    /**
     * @param second APIv3 and the second insurance interface
     * @param first the first one, where a hospital still has it
     */
    public WechatByInterface(Counterparty second, Optional<? extends Counterparty> first) {
        this.second = second;
        this.first = first;
    }

    /** The route of an order that is opened now, marked if it is to be the first interface's. */
    static Fields marked(Fields route, boolean byFirst) {
        return byFirst ? route.with(MARK, FIRST) : route;
    }

    @Override
    public Counterparty of(Deed deed) {
        Deed start = deed.original().map(Deed.Original::deed).orElse(deed);
        boolean bothPurses =
                start.act().equals(Act.MIXED) || start.leg(Act.MIXED).isPresent();
        if (!bothPurses || !start.route().get(MARK).equals(FIRST)) {
            return second;
        }
        if (first.isEmpty()) {
            throw new IllegalStateException(
                    "this order is of WeChat's first insurance interface, which has no settings");
        }
        return first.get();
    }
}
