package io.medsettle.adapter.alipay.wire;

import io.medsettle.adapter.alipay.wire.Payment.State;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query of a trade by our number (统一收单交易查询), alipay §2.1 and §2.5. */
public final class TradeQuery {
    public static final String METHOD = "alipay.trade.query";

    private TradeQuery() {}

    /** The request. */
    record Request(String out_trade_no) {} // 商户订单号, ≤64

    /** The answer, as far as it concerns us. */
    record Answer(
            @Nullable String trade_no, // 支付宝交易号
            @Nullable String out_trade_no, // 商户订单号
            @Nullable String trade_status, // 交易状态
            @Nullable String total_amount, // 交易金额, yuan
            @Nullable String send_pay_date) {} // 打款时间: only when paid

    public static String biz(String number) {
        return Json.write(new Request(number));
    }

    /** A closed trade says only by its time whether money had moved. */
    public static Payment read(String node) {
        Answer a = Json.read(node, Answer.class);
        String word = Json.text(a.trade_status(), "trade_status");
        String number = Json.text(a.out_trade_no(), "out_trade_no");
        Optional<Instant> at = WireTime.find(a.send_pay_date(), "send_pay_date");
        State state = state(word, at.isPresent());
        if (state != State.PAID && state != State.REFUNDED) {
            return new Payment(state, word, number, Json.orEmpty(a.trade_no()), 0, Optional.empty());
        }
        Json.text(a.send_pay_date(), "send_pay_date");
        return new Payment(
                state,
                word,
                number,
                Json.text(a.trade_no(), "trade_no"),
                Json.fen(a.total_amount(), "total_amount"),
                at);
    }

    private static State state(String word, boolean paidOnce) {
        return switch (word) {
            case "WAIT_BUYER_PAY" -> State.WAITING;
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> State.PAID;
            case "TRADE_CLOSED" -> paidOnce ? State.REFUNDED : State.ENDED;
            default -> State.UNCLEAR;
        };
    }
}
