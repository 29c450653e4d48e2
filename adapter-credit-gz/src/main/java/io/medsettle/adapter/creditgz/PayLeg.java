package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Money collected by the platform (无感支付), credit-gz §6.2: outpatient bill, deposit and discharge differ in their values only. One
 * number collects once, however often it is sent; what became of it tells the question.
 */
final class PayLeg implements Counterparty {
    private final Platform platform;
    private final OrderValues orders;
    private final Trades trades;
    private final Absences absences;
    private final Refunds refunds;
    private final InstantSource clock;

    PayLeg(Platform platform, Absences absences, Refunds refunds, InstantSource clock) {
        this.platform = platform;
        this.orders = new OrderValues(platform.messages().profile());
        this.trades = new Trades(clock);
        this.absences = absences;
        this.refunds = refunds;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        Optional<String> lacking = lacking(deed);
        if (lacking.isPresent()) {
            return Outcome.neverSent(lacking.get());
        }
        boolean again = clock.instant()
                .isAfter(deed.intendedAt().plus(platform.deadlines().call()));
        Answer answer = platform.call(
                Op.PAY,
                orders.of(deed),
                deed.number().text(),
                deed.transmission().isEmpty() ? Serials.at(clock.instant()) : deed.transmission(),
                platform.deadlines().call());
        Outcome<Receipt> said = again
                ? answer.toldOf(yes -> trades.receipt(yes, deed), Answer.No::again)
                : answer.told(yes -> trades.receipt(yes, deed), Answer.No::first);
        return said.map(Started.Done::new);
    }

    private Optional<String> lacking(Deed deed) {
        boolean waived = OrderValues.waived(deed);
        if (waived && OrderValues.collected(deed) > 0) {
            return Optional.of("免押金的订单不能带收款金额");
        }
        if (waived && !platform.waives()) {
            return Optional.of("方案没有押金方式 WAIVE (order.depositMode), 平台不知道是免押金");
        }
        if (OrderValues.collected(deed) < 1 && !waived) {
            return Optional.of("代扣金额为零");
        }
        return OrderValues.family(deed)
                        && deed.secrets().get(NoteKey.PAYER_CONTRACT).isEmpty()
                ? Optional.of("亲情付缺少付款人的签约号")
                : Optional.empty();
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Trades.byDay(
                start, day -> asked(start, day).toldOf(yes -> trades.receipt(yes, start), Answer.No::asked));
    }

    private Answer asked(Deed start, BusinessDay day) {
        return platform.question(
                Op.QUERY_TRADE,
                orders.question(start, day),
                start.number().text(),
                platform.deadlines().question());
    }

    /**
     * The platform closes nothing: what failed is let go, what it collected is not, and what it does not know needs time. Money under a
     * contract that was to stand for it is not left behind like an order of nothing: it stays open until the question books it.
     */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return ask(start)
                .match(
                        paid -> OrderValues.waived(start) && !paid.parts().isZero()
                                ? Outcome.unknown(Doubt.STILL_WORKING, "免押金的订单, 平台却收了款")
                                : Outcome.declined("PAID", "平台已收款"),
                        failed -> Outcome.succeeded(Closed.byClose()),
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND && !absences.counts(start)
                                ? Outcome.unknown(Doubt.STILL_WORKING, "平台没有这笔订单, 等待时间未到")
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return refunds.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return refunds.ask(reversal);
    }

    @Override
    public Optional<String> transmission(Deed deed, Instant at) {
        return Optional.of(Serials.at(at));
    }
}
