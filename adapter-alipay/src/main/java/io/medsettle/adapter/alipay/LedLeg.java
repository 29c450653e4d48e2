package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.Payment;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The hospital's own page for both parts (医院引导支付), alipay §5.4 shape B: it opens the cash trade by {@code my.tradePay} and
 * nothing else, so that the trade's state is all there is to tell. Without a cash part there is nothing to wait for.
 */
final class LedLeg implements Counterparty {
    private final Trades trades;
    private final InstantSource clock;

    LedLeg(Trades trades, InstantSource clock) {
        this.trades = trades;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        Optional<Leg> cash = deed.leg(Act.CASH);
        if (cash.isEmpty()) {
            return Outcome.succeeded(new Started.Done(nothing()));
        }
        String tradeNo = MixedDraft.tradeNo(deed);
        return tradeNo.isEmpty()
                ? Outcome.neverSent("缺少现金部分的支付宝交易号")
                : Outcome.succeeded(new Started.HandedOff(
                        tradeNo, Parts.NONE, Handoff.tradeNo(tradeNo), Fields.NONE, Secrets.NONE, Optional.empty()));
    }

    private Receipt nothing() {
        return Receipt.of("", Parts.NONE, clock.instant());
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return start.leg(Act.CASH)
                .map(cash -> trades.query(cash.number().text())
                        .then(Trades::taken)
                        .map(taken -> Receipt.of(taken.farNumber(), Parts.NONE, taken.farTime())))
                .orElseGet(() -> Outcome.succeeded(nothing()));
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        Optional<Leg> cash = start.leg(Act.CASH);
        if (cash.isEmpty() || cash.get().standing() == Leg.Standing.GONE) {
            return Outcome.succeeded(Closed.byClose());
        }
        return trades.query(cash.get().number().text())
                .then(payment -> payment.state() == Payment.State.WAITING
                        ? Outcome.unknown(Doubt.STILL_WORKING, payment.word())
                        : Trades.judged(payment));
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return Nothing.returned(clock.instant());
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return Nothing.returned(clock.instant());
    }
}
