package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Payment;
import io.medsettle.adapter.wechat.wire.TransactionQuery;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;

/** Looks at a cash order (查询订单), wechat §6.3, however it was placed, and says what its state means. */
final class OrderLook {
    private final WechatSettings settings;
    private final ApiV3 api;

    OrderLook(WechatSettings settings, ApiV3 api) {
        this.settings = settings;
        this.api = api;
    }

    Outcome<Payment> look(Deed start) {
        String number = start.number().text();
        return api.get("pay-query", number, TransactionQuery.target(number, settings.mchid()))
                .toldOf(said -> ours(start, TransactionQuery.read(said), settings.mchid()), Missing::outcome);
    }

    /** The payment, if it is of this deed and this merchant. */
    static Outcome<Payment> ours(Deed start, Payment told, String mchid) {
        return told.number().equals(start.number().text()) && told.mchid().equals(mchid)
                ? Outcome.succeeded(told)
                : Outcome.unknown(Doubt.NO_ANSWER, "应答的不是所问的订单");
    }

    Outcome<Receipt> ask(Deed start) {
        return look(start).then(OrderLook::receipt);
    }

    static Outcome<Receipt> receipt(Payment payment) {
        return switch (payment.state()) {
            case PAID -> Outcome.succeeded(paid(payment));
            case REFUNDED -> Outcome.succeeded(paid(payment).noting(Fields.of(Notes.REFUND_SEEN, "1")));
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, payment.word());
            case ENDED -> Outcome.declined(payment.word(), "订单已结束, 未收款");
            case UNCLEAR -> unclear(payment);
        };
    }

    /** What the state proves about letting go. */
    static Outcome<Closed> closed(Payment payment) {
        return switch (payment.state()) {
            case PAID, REFUNDED -> Outcome.declined(payment.word(), "订单已支付");
            case ENDED -> Outcome.succeeded(Closed.byClose());
            case WAITING -> Outcome.unknown(Doubt.STILL_WORKING, payment.word());
            case UNCLEAR -> unclear(payment);
        };
    }

    static <T> Outcome<T> unclear(Payment payment) {
        return Outcome.unknown(Doubt.NO_ANSWER, "未知的交易状态 " + payment.word());
    }

    private static Receipt paid(Payment payment) {
        return Receipt.of(
                payment.farNumber(),
                Parts.of(Part.CASH, payment.fen()),
                payment.paidAt().orElseThrow());
    }
}
