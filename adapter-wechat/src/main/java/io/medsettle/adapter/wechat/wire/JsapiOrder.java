package io.medsettle.adapter.wechat.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSAPI order (JSAPI 下单) for official account and mini program, wechat §6.1. The same number carries the same body for ever. */
public final class JsapiOrder {
    public static final String TARGET = "/v3/pay/transactions/jsapi";
    static final int DESCRIPTION_LENGTH = 127;

    private JsapiOrder() {}

    /** The request. */
    record Request(
            String appid, // 公众账号ID, ≤32, lower case
            String mchid, // 商户号, ≤32
            String description, // 商品描述, 1–127
            String out_trade_no, // 商户订单号, 6–32
            String time_expire, // 交易结束时间, RFC 3339, ≤64
            String notify_url, // 通知地址, ≤255
            Amount amount, // 订单金额
            Payer payer) { // 支付者
        @Override
        public String toString() {
            return "JsapiOrder[" + out_trade_no + "]";
        }
    }

    /** Amount (订单金额). */
    record Amount(
            long total, // 总金额, fen, ≥1
            String currency) {} // 货币类型, CNY

    /** Who pays (支付者). */
    record Payer(String openid) { // 用户标识, ≤128
        @Override
        public String toString() {
            return "Payer[***]";
        }
    }

    /** The answer. */
    record Answer(@Nullable String prepay_id) {} // 预支付交易会话标识, ≤64, lives 2 h

    /** @param fen at least 1 */
    public static byte[] body(
            Merchant merchant,
            String description,
            String number,
            Instant expires,
            String notifyUrl,
            long fen,
            String payerId) {
        return Json.write(new Request(
                merchant.appid(),
                merchant.mchid(),
                Cut.to(description, DESCRIPTION_LENGTH),
                number,
                WireTime.text(expires),
                notifyUrl,
                new Amount(fen, "CNY"),
                new Payer(payerId)));
    }

    /** The prepay id. */
    public static String read(byte[] answer) {
        return Json.text(Json.read(answer, Answer.class).prepay_id(), "prepay_id");
    }
}
