package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.Payment;
import io.medsettle.adapter.alipay.wire.TradeClose;
import io.medsettle.adapter.alipay.wire.TradeOrder;
import io.medsettle.adapter.alipay.wire.TradeQuery;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** What all trades have in common, however they are paid: they are asked for and closed by our number (alipay §2.1, §2.5, §2.6). */
final class Trades {
    private static final Duration GRACE = Duration.ofMinutes(1);
    /** A code lives a minute or so; a payment by it that is not there after so long can never be. */
    private static final Duration CODE_ABSENCE = Duration.ofMinutes(10);

    private final AlipaySettings settings;
    private final Gateway gateway;
    private final InstantSource clock;

    Trades(AlipaySettings settings, Gateway gateway, InstantSource clock) {
        this.settings = settings;
        this.gateway = gateway;
        this.clock = clock;
    }

    /** Everything in it comes from the deed and the settings, so that a repeat says the same. */
    TradeOrder order(Deed deed, String productCode) {
        return new TradeOrder(
                deed.number().text(),
                deed.fen(Part.CASH),
                deed.notes().find(NoteKey.DESCRIPTION).orElse(settings.subject()),
                productCode,
                expires(deed),
                settings.sellerId(),
                settings.storeId(),
                deed.notes().get(NoteKey.OPERATOR),
                deed.notes().get(NoteKey.TERMINAL),
                settings.providerId());
    }

    Instant expires(Deed deed) {
        return deed.intendedAt().plus(settings.orderLife());
    }

    Outcome<Payment> query(String number) {
        return gateway.call(TradeQuery.METHOD, number, TradeQuery.biz(number))
                .toldOf(
                        node -> {
                            Payment payment = TradeQuery.read(node);
                            return payment.number().equals(number)
                                    ? Outcome.succeeded(payment)
                                    : Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的交易");
                        },
                        Missing::outcome);
    }

    Outcome<Receipt> ask(Deed start) {
        return query(start.number().text()).then(Trades::taken);
    }

    static Outcome<Receipt> taken(Payment payment) {
        return switch (payment.state()) {
            case PAID -> Outcome.succeeded(receipt(payment));
            case REFUNDED -> Outcome.succeeded(receipt(payment).noting(goneBack(payment)));
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, payment.word());
            case ENDED -> Outcome.declined(payment.word(), "交易已关闭, 未收款");
            case UNCLEAR -> Outcome.unknown(Doubt.NO_ANSWER, "未知的交易状态 " + Words.clean(payment.word()));
        };
    }

    private static Receipt receipt(Payment payment) {
        return Receipt.of(
                        payment.farNumber(),
                        Parts.of(Part.CASH, payment.fen()),
                        payment.paidAt().orElseThrow())
                .noting(Fields.of(NoteKey.TRADE_NO, payment.farNumber()));
    }

    private static Fields goneBack(Payment payment) {
        return Fields.of(Notes.REFUND_SEEN, "1")
                .with(Notes.GONE_BACK, Parts.of(Part.CASH, payment.fen()).text());
    }

    /** A number that has been paid already was paid by a sending whose answer was lost: it is asked for. */
    Outcome<Started> refused(Call call, Deed start, Answer.No no, boolean afterDoubt) {
        return no.name().equals("TRADE_HAS_SUCCESS")
                ? ask(start).map(Started.Done::new)
                : Refusals.outcome(call, no, afterDoubt);
    }

    /** Asks, closes, asks again: only what the second question proves is let go. */
    Outcome<Closed> letGo(Deed start) {
        String number = start.number().text();
        return query(number)
                .match(
                        payment -> payment.state() == Payment.State.WAITING ? close(number) : judged(payment),
                        no -> Outcome.unknown(Doubt.NO_ANSWER, no.text()),
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND && over(start)
                                ? Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE))
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    /** Whether the time it was given is over: a trade that is not there by then can never be, they refuse it. */
    private boolean over(Deed start) {
        return clock.instant().isAfter(expires(start).plus(GRACE));
    }

    /** Whether no code, scanned when this was intended, could pay any more. */
    boolean codeOver(Deed start) {
        return over(start) || clock.instant().isAfter(start.intendedAt().plus(CODE_ABSENCE));
    }

    private Outcome<Closed> close(String number) {
        Outcome<Closed> closing = gateway.call(TradeClose.METHOD, number, TradeClose.biz(number))
                .toldOf(node -> Outcome.succeeded(Closed.byClose()), Answer.No::unknown);
        Outcome<Closed> proof = query(number).then(Trades::judged);
        boolean undecided = proof.match(yes -> false, no -> false, unknown -> unknown.doubt() == Doubt.STILL_WORKING);
        return undecided && closing.maybe().isEmpty() ? closing : proof;
    }

    static Outcome<Closed> judged(Payment payment) {
        return switch (payment.state()) {
            case PAID -> Outcome.declined(payment.word(), "交易已支付");
            case REFUNDED -> Outcome.declined(payment.word(), "交易已支付, 款项已退回");
            case ENDED -> Outcome.succeeded(Closed.byClose());
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, payment.word());
            case UNCLEAR -> Outcome.unknown(Doubt.NO_ANSWER, "未知的交易状态 " + Words.clean(payment.word()));
        };
    }

    /** What must be there before any trade is asked for, in words; empty if it is. */
    static Optional<String> lacking(Deed deed) {
        return deed.fen(Part.CASH) < 1 ? Optional.of("现金金额为零") : Optional.empty();
    }
}
