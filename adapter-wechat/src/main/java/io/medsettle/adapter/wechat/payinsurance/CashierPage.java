package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;

/**
 * The page of both purses (混合收银): takes nothing itself, and tells what the platform saw. It sees the insurance part as one
 * amount: if that is the sum we expect it tells our parts, else the whole as fund, so that the difference is seen. The first
 * interface knows no notice of refunds: there is nothing to tell.
 */
final class CashierPage implements Counterparty {
    private final Orders orders;
    private final InstantSource clock;

    CashierPage(Orders orders, InstantSource clock) {
        this.orders = orders;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return orders.place(deed, deed.expected());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return orders.look(start).then(trade -> switch (trade.state()) {
            case PAID, REFUNDED ->
                trade.paidAt()
                        .map(at -> Outcome.succeeded(Receipt.of(trade.farNumber(), Parts.NONE, at)
                                .seeing(seen(start, trade))
                                .noting(Fields.of(NoteKey.MIX_TRADE_NO, trade.farNumber()))))
                        .orElseGet(() -> Outcome.unknown(Doubt.NO_ANSWER, "应答没有支付时间"));
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, trade.word());
            case ENDED -> Outcome.declined(trade.word(), "混合订单已结束");
            case UNCLEAR -> Outcome.unknown(Doubt.NO_ANSWER, "未知的状态 " + trade.word());
        });
    }

    private static Parts seen(Deed start, Trade trade) {
        Parts ours = start.expected().only(Part.FUND, Part.ACCOUNT, Part.OTHER);
        Parts insured =
                UnifiedOrder.insured(ours) == trade.insuranceFen() ? ours : Parts.of(Part.FUND, trade.insuranceFen());
        return insured.with(Part.CASH, trade.cashFen());
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return orders.close(start, Trade::state);
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return Outcome.succeeded(Returned.arrived(
                reversal.needOriginal().receipt().farNumber(),
                Parts.NONE,
                reversal.leg(Act.ORDER).flatMap(Leg::farTime).orElseGet(clock::instant)));
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return reverse(reversal);
    }
}
