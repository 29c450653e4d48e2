package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.CloseOrder;
import io.medsettle.adapter.wechat.wire.JsapiOrder;
import io.medsettle.adapter.wechat.wire.Merchant;
import io.medsettle.adapter.wechat.wire.Payment;
import io.medsettle.adapter.wechat.wire.TransactionQuery;
import io.medsettle.ports.counterparty.Act;
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
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.Optional;

/** The patient's own money by a JSAPI order (自费单), wechat §6.1 to §6.4. */
final class CashLeg {
    private static final int SHORTEST_NUMBER = 6;

    private final WechatSettings settings;
    private final ApiV3 api;
    private final Seal seal;
    private final Repeats repeats;

    CashLeg(WechatSettings settings, ApiV3 api, Seal seal, Repeats repeats) {
        this.settings = settings;
        this.api = api;
        this.seal = seal;
        this.repeats = repeats;
    }

    /** Everything in the body comes from the deed and the settings, so that a repeat is the same to the byte. */
    Outcome<Started> start(Deed deed) {
        String number = deed.number().text();
        long fen = deed.fen(Part.CASH);
        String payerId = deed.secrets().get(NoteKey.PAYER_ID);
        if (fen < 1 || payerId.isEmpty() || number.length() < SHORTEST_NUMBER) {
            return Outcome.neverSent(fen < 1 ? "现金金额为零" : payerId.isEmpty() ? "缺少付款人 openid" : "商户订单号不足六位");
        }
        Instant expires = deed.intendedAt().plus(settings.orderLife());
        byte[] body = JsapiOrder.body(
                new Merchant(settings.appid(), settings.mchid()),
                deed.notes().find(NoteKey.DESCRIPTION).orElse(settings.description()),
                number,
                expires,
                settings.callback(WechatCallbacks.CASH),
                fen,
                payerId);
        boolean again = repeats.mayBeOne(deed);
        Answer answer = api.post("jsapi", number, JsapiOrder.TARGET, body);
        return again
                ? answer.toldOf(said -> handedOff(deed, said, expires), no -> Refusals.outcome(Call.JSAPI, no, true))
                : answer.told(said -> handedOff(deed, said, expires), no -> Refusals.outcome(Call.JSAPI, no, false));
    }

    /** In a mixed round the cashier's own deed opens the page; what opens a plain payment is then kept back. */
    private Outcome<Started> handedOff(Deed deed, byte[] said, Instant expires) {
        String prepayId = JsapiOrder.read(said);
        Fields handoff = deed.leg(Act.MIXED).isPresent()
                ? Fields.NONE
                : Handoff.pay(seal, settings.appid(), prepayId).with("appId", settings.appid());
        return Outcome.succeeded(new Started.HandedOff(
                "", Parts.NONE, handoff, Fields.of(NoteKey.PREPAY_ID, prepayId), Secrets.NONE, Optional.of(expires)));
    }

    Outcome<Receipt> ask(Deed start) {
        return query(start).then(payment -> switch (payment.state()) {
            case PAID -> Outcome.succeeded(receipt(payment));
            case REFUNDED -> Outcome.succeeded(receipt(payment).noting(Fields.of(Notes.REFUND_SEEN, "1")));
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, payment.word());
            case ENDED -> Outcome.declined(payment.word(), "订单已结束, 未收款");
            case UNCLEAR -> Outcome.unknown(Doubt.NO_ANSWER, "未知的交易状态 " + payment.word());
        });
    }

    private static Receipt receipt(Payment payment) {
        return Receipt.of(
                payment.farNumber(),
                Parts.of(Part.CASH, payment.fen()),
                payment.paidAt().orElseThrow());
    }

    /** Asks, closes, asks again: only what the second question proves is let go. */
    Outcome<Closed> abandon(Deed start) {
        return query(start).then(payment -> payment.state() == Payment.State.WAITING ? close(start) : judged(payment));
    }

    private Outcome<Closed> close(Deed start) {
        String number = start.number().text();
        Outcome<Closed> closing = api.post(
                        "close", number, CloseOrder.target(number), CloseOrder.body(settings.mchid()))
                .toldOf(said -> Outcome.succeeded(Closed.byClose()), Answer.No::unknown);
        Outcome<Closed> proof = query(start).then(CashLeg::judged);
        boolean undecided = proof.match(yes -> false, no -> false, unknown -> unknown.doubt() == Doubt.STILL_WORKING);
        return undecided && closing.maybe().isEmpty() ? closing : proof;
    }

    private static Outcome<Closed> judged(Payment payment) {
        return switch (payment.state()) {
            case PAID, REFUNDED -> Outcome.declined(payment.word(), "订单已支付");
            case ENDED -> Outcome.succeeded(Closed.byClose());
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, payment.word());
            case UNCLEAR -> Outcome.unknown(Doubt.NO_ANSWER, "未知的交易状态 " + payment.word());
        };
    }

    private Outcome<Payment> query(Deed start) {
        String number = start.number().text();
        return api.get("pay-query", number, TransactionQuery.target(number, settings.mchid()))
                .toldOf(
                        said -> {
                            Payment payment = TransactionQuery.read(said);
                            return payment.number().equals(number)
                                            && payment.mchid().equals(settings.mchid())
                                    ? Outcome.succeeded(payment)
                                    : Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的订单");
                        },
                        Missing::outcome);
    }
}
