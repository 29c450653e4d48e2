package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The patient's own money inside the order (现金部分): where a cashier stands beside it, that one places the order of both.
 */
final class CashPurse implements Counterparty {
    private final Orders orders;
    private final CashBack back;
    private final InstantSource clock;

    CashPurse(Orders orders, CashBack back, InstantSource clock) {
        this.orders = orders;
        this.back = back;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return deed.leg(Act.MIXED).isPresent()
                ? Outcome.succeeded(
                        new Started.HandedOff("", Parts.NONE, Fields.NONE, Fields.NONE, Secrets.NONE, Optional.empty()))
                : orders.place(deed, deed.parts());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return orders.look(start).then(trade -> switch (trade.cash()) {
            case PAID -> Outcome.succeeded(receipt(trade));
            case REFUNDED -> Outcome.succeeded(receipt(trade).noting(Fields.of("refundSeen", "1")));
            case WAITING ->
                trade.state() == Trade.State.ENDED
                        ? Outcome.declined(trade.word(), "订单已结束, 未收款")
                        : Outcome.unknown(Doubt.STILL_WORKING, trade.word());
            case ENDED -> Outcome.declined(trade.word(), "订单已结束, 未收款");
            case UNCLEAR -> Outcome.unknown(Doubt.NO_ANSWER, "未知的状态 " + trade.word());
        });
    }

    private static Receipt receipt(Trade trade) {
        return Receipt.of(
                trade.farNumber(),
                Parts.of(Part.CASH, trade.cashFen()),
                trade.paidAt().orElseThrow());
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return orders.close(start, Trade::cash);
    }

    /** Nothing is sent while it is not known whether the platform gives the order back by itself (wechat §3.4). */
    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return look(reversal)
                .match(
                        trade -> trade.byThePlatform() ? rolledBack(trade) : back.reverse(reversal),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        u -> Outcome.unknown(Doubt.NO_ANSWER, "未能查明平台是否已自行退回, 未发退款: " + u.text()));
    }

    /** Where the order cannot be seen, a refund that is not found is no reason to send one. */
    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return look(reversal)
                .match(
                        trade -> trade.byThePlatform() ? rolledBack(trade) : back.ask(reversal),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        u -> back.ask(reversal)
                                .match(
                                        Outcome::succeeded,
                                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                                        unseen -> Outcome.unknown(Doubt.NO_ANSWER, "未能查明平台是否已自行退回: " + u.text())));
    }

    private Outcome<Trade> look(Deed reversal) {
        return orders.look(reversal.needOriginal().deed());
    }

    /** What the platform gives back by itself after the bureau's no must not be given back a second time (wechat §3.4). */
    private Outcome<Returned> rolledBack(Trade trade) {
        return Outcome.succeeded(
                trade.goneByThePlatform()
                        ? Returned.arrived(trade.farNumber(), gone(trade), clock.instant())
                        : Returned.accepted(trade.farNumber(), gone(trade), clock.instant()));
    }

    /** As the platform tells it, not as we wish it: a difference is for a person. */
    private static Parts gone(Trade trade) {
        return Parts.of(Part.CASH, trade.cashFen());
    }
}
