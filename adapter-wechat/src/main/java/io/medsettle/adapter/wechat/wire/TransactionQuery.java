package io.medsettle.adapter.wechat.wire;

import io.medsettle.adapter.wechat.wire.Payment.State;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query of a cash order by our number (商户订单号查询订单), wechat §6.3; a payment notice carries the same page. */
public final class TransactionQuery {
    private TransactionQuery() {}

    /** The answer, as far as it concerns us. */
    record Answer(
            @Nullable String appid, // 公众账号ID, ≤32
            @Nullable String mchid, // 商户号, ≤32
            @Nullable String sub_mchid, // 子商户号, ≤32: partner mode only
            @Nullable String out_trade_no, // 商户订单号, ≤32
            @Nullable String transaction_id, // 微信支付订单号, ≤32: only when paid
            @Nullable String trade_state, // 交易状态
            @Nullable String success_time, // 支付完成时间, RFC 3339: only when paid
            @Nullable Amount amount) {} // 订单金额

    /** Amount (订单金额). */
    record Amount(
            @Nullable Long total, // 总金额, fen
            @Nullable Long payer_total) {} // 用户支付金额, fen: less than total where a coupon pays

    public static String target(String number, String mchid) {
        return "/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + mchid;
    }

    public static Payment read(byte[] answer) {
        Answer a = Json.read(answer, Answer.class);
        String word = Json.text(a.trade_state(), "trade_state");
        State state = state(word);
        String number = Json.text(a.out_trade_no(), "out_trade_no");
        String mchid = Json.text(a.mchid(), "mchid");
        boolean foreign = !Json.orEmpty(a.sub_mchid()).isEmpty();
        if (state != State.PAID && state != State.REFUNDED) {
            return new Payment(state, word, number, foreign ? "" : mchid, "", 0, Optional.empty());
        }
        Instant at = WireTime.instant(Json.text(a.success_time(), "success_time"), "success_time");
        return new Payment(
                state,
                word,
                number,
                foreign ? "" : mchid,
                Json.text(a.transaction_id(), "transaction_id"),
                Json.fen(Json.need(a.amount(), "amount").total(), "amount/total"),
                Optional.of(at));
    }

    private static State state(String word) {
        return switch (word) {
            case "NOTPAY", "USERPAYING", "ACCEPT" -> State.WAITING;
            case "SUCCESS" -> State.PAID;
            case "REFUND" -> State.REFUNDED;
            case "CLOSED", "REVOKED", "PAYERROR" -> State.ENDED;
            default -> State.UNCLEAR;
        };
    }
}
