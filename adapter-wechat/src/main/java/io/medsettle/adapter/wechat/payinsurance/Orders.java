package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Places, asks and closes orders (下单, 查询, 关单), wechat §3.3, §3.4, §3.8: the same for both legs, which share one order. */
final class Orders {
    /** The one final code that is published: a mixed order without cash. */
    private static final Set<String> FINAL = Set.of("513");

    private static final Set<String> MISSING = Set.of("ORDERNOTEXIST", "ORDER_NOT_EXIST");

    private final PayinsuranceSettings settings;
    private final Line line;
    private final InstantSource clock;

    Orders(PayinsuranceSettings settings, Line line, InstantSource clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
    }

    Outcome<Started> place(Deed deed, Parts parts) {
        boolean again = clock.instant().isAfter(deed.intendedAt().plus(settings.deadline()));
        return UnifiedOrder.page(settings, deed, parts)
                .then(page -> line.post("unifiedorder", UnifiedOrder.number(deed), page)
                        .match(
                                said -> readable(() -> Outcome.succeeded(handedOff(said))),
                                no -> refused(no, again),
                                unknown -> Outcome.unknown(unknown.doubt(), unknown.text())));
    }

    private static Outcome<Started> refused(Outcome.Declined<Map<String, String>> no, boolean again) {
        if (no.refusal() == Refusal.NEVER_SENT) {
            return again ? Outcome.unknown(Doubt.NO_ANSWER, no.text()) : Outcome.neverSent(no.text());
        }
        return FINAL.contains(no.code()) && !again
                ? Outcome.declined(no.code(), no.text())
                : Outcome.unknown(Doubt.NO_ANSWER, no.code() + " " + no.text());
    }

    private static Started handedOff(Map<String, String> said) {
        String farNumber = said.getOrDefault("med_trans_id", "");
        String payUrl = said.getOrDefault("pay_url", "");
        if (farNumber.isEmpty() || payUrl.isEmpty()) {
            throw new Unreadable("field med_trans_id or pay_url is missing");
        }
        return new Started.HandedOff(
                farNumber,
                Parts.NONE,
                Fields.of("payUrl", payUrl).with("payAppid", said.getOrDefault("pay_appid", "")),
                Fields.of(NoteKey.MIX_TRADE_NO, farNumber),
                Secrets.NONE,
                Optional.empty());
    }

    Outcome<Trade> look(Deed start) {
        String number = UnifiedOrder.number(start);
        return line.post("queryorder", number, Map.of("hosp_out_trade_no", number))
                .match(
                        said -> readable(() -> {
                            Trade trade = Trade.read(said);
                            return trade.number().equals(number)
                                    ? Outcome.succeeded(trade)
                                    : Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的订单");
                        }),
                        no -> Outcome.unknown(
                                MISSING.contains(no.code()) ? Doubt.NOT_FOUND : Doubt.NO_ANSWER,
                                no.code() + " " + no.text()),
                        unknown -> Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    /** Asks, closes, asks again; {@code state} says which purse is meant. */
    Outcome<Closed> close(Deed start, Function<Trade, Trade.State> state) {
        Outcome<Trade> first = look(start);
        boolean waiting = first.match(
                trade -> state.apply(trade) == Trade.State.WAITING && trade.state() == Trade.State.WAITING,
                no -> false,
                unknown -> false);
        if (!waiting) {
            return proof(start, first, state);
        }
        String number = UnifiedOrder.number(start);
        line.post("closeorder", number, Map.of("hosp_out_trade_no", number));
        return proof(start, look(start), state);
    }

    private Outcome<Closed> proof(Deed start, Outcome<Trade> told, Function<Trade, Trade.State> state) {
        return told.match(
                trade -> closed(
                        trade,
                        trade.state() == Trade.State.ENDED && state.apply(trade) == Trade.State.WAITING
                                ? Trade.State.ENDED
                                : state.apply(trade)),
                no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                unknown -> unknown.doubt() == Doubt.NOT_FOUND
                        ? absent(start, unknown.text())
                        : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    private static Outcome<Closed> closed(Trade trade, Trade.State state) {
        return switch (state) {
            case ENDED -> Outcome.succeeded(Closed.byClose());
            case PAID, REFUNDED -> Outcome.declined(trade.word(), "订单已支付");
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, trade.word());
            case UNCLEAR -> Outcome.unknown(Doubt.NO_ANSWER, "未知的状态 " + trade.word());
        };
    }

    /**
     * An order nobody knows comes to nothing where the cashier that would have placed it was not begun or was refused, and else
     * once no authorisation could be used for it any more.
     */
    private Outcome<Closed> absent(Deed start, String text) {
        boolean neverPlaced = start.act().equals(Act.CASH)
                && start.leg(Act.MIXED)
                        .filter(leg -> leg.standing() == Standing.PLANNED || leg.standing() == Standing.GONE)
                        .isPresent();
        boolean dead = clock.instant().isAfter(start.intendedAt().plus(settings.absence()));
        return neverPlaced || dead
                ? Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE))
                : Outcome.unknown(Doubt.NOT_FOUND, text);
    }

    /** A page that is not as it must be is no answer. */
    static <T> Outcome<T> readable(Supplier<Outcome<T>> reading) {
        try {
            return reading.get();
        } catch (Unreadable e) {
            return Outcome.unknown(Doubt.NO_ANSWER, "应答无法识别: " + e.getMessage());
        }
    }
}
