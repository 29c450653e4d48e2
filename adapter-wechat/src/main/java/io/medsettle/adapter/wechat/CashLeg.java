package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.CloseOrder;
import io.medsettle.adapter.wechat.wire.Payment;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The patient's own money by an order that waits for him until it is closed (自费单), wechat §6.1 to §6.4. */
final class CashLeg implements Counterparty {
    private static final int SHORTEST_NUMBER = 6;
    /** Their clock and ours. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final WechatSettings settings;
    private final Opening opening;
    private final ApiV3 api;
    private final OrderLook orders;
    private final Repeats repeats;
    private final CashReversal back;

    CashLeg(WechatSettings settings, Opening opening, ApiV3 api, Repeats repeats, CashReversal back) {
        this.settings = settings;
        this.opening = opening;
        this.api = api;
        this.repeats = repeats;
        this.back = back;
        orders = new OrderLook(settings, api);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        Optional<String> lacking = lacking(deed);
        if (lacking.isPresent()) {
            return Outcome.neverSent(lacking.get());
        }
        Instant expires = deed.intendedAt().plus(settings.orderLife());
        boolean again = repeats.mayBeOne(deed);
        Answer answer =
                api.post(opening.transaction(), deed.number().text(), opening.target(), opening.body(deed, expires));
        return again
                ? answer.toldOf(
                        said -> handedOff(deed, said, expires), no -> Refusals.outcome(opening.call(), no, true))
                : answer.told(
                        said -> handedOff(deed, said, expires), no -> Refusals.outcome(opening.call(), no, false));
    }

    private Optional<String> lacking(Deed deed) {
        if (deed.fen(Part.CASH) < 1) {
            return Optional.of("现金金额为零");
        }
        Optional<String> more = opening.lacking(deed);
        return more.isEmpty() && deed.number().text().length() < SHORTEST_NUMBER ? Optional.of("商户订单号不足六位") : more;
    }

    private Outcome<Started> handedOff(Deed deed, byte[] said, Instant expires) {
        return Outcome.succeeded(opening.handedOff(deed, said, expires));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return orders.ask(start);
    }

    /**
     * Asks, closes, asks again: only what the second question proves is let go. An order that is not there once the time it was
     * given is over can never be: {@code time_expire} stands in it.
     */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return orders.look(start)
                .match(
                        payment -> payment.state() == Payment.State.WAITING ? close(start) : OrderLook.closed(payment),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                        && repeats.past(
                                                start, settings.orderLife().plus(GRACE))
                                ? Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE))
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    private Outcome<Closed> close(Deed start) {
        String number = start.number().text();
        Outcome<Closed> closing = api.post(
                        "close", number, CloseOrder.target(number), CloseOrder.body(settings.mchid()))
                .toldOf(said -> Outcome.succeeded(Closed.byClose()), Answer.No::unknown);
        Outcome<Closed> proof = orders.look(start).then(OrderLook::closed);
        boolean undecided = proof.match(yes -> false, no -> false, unknown -> unknown.doubt() == Doubt.STILL_WORKING);
        return undecided && closing.maybe().isEmpty() ? closing : proof;
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return back.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return back.ask(reversal);
    }
}
