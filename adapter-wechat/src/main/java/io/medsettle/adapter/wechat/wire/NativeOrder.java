package io.medsettle.adapter.wechat.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Native order (Native 下单), wechat §6.2: as {@link JsapiOrder} without a payer. Called again with the same body it gives a new
 * code and kills the one before.
 */
public final class NativeOrder {
    public static final String TARGET = "/v3/pay/transactions/native";

    private NativeOrder() {}

    /** The request. */
    record Request(
            String appid, // 公众账号ID, ≤32, lower case
            String mchid, // 商户号, ≤32
            String description, // 商品描述, 1–127
            String out_trade_no, // 商户订单号, 6–32
            String time_expire, // 交易结束时间, RFC 3339, ≤64
            String notify_url, // 通知地址, ≤255
            JsapiOrder.Amount amount) {} // 订单金额

    /** The answer. */
    record Answer(@Nullable String code_url) {} // 二维码链接, ≤512, lives 2 h

    /** @param fen at least 1 */
    public static byte[] body(
            Merchant merchant, String description, String number, Instant expires, String notifyUrl, long fen) {
        return Json.write(new Request(
                merchant.appid(),
                merchant.mchid(),
                Cut.to(description, JsapiOrder.DESCRIPTION_LENGTH),
                number,
                WireTime.text(expires),
                notifyUrl,
                new JsapiOrder.Amount(fen, "CNY")));
    }

    /** The text of the code. */
    public static String read(byte[] answer) {
        return Json.text(Json.read(answer, Answer.class).code_url(), "code_url");
    }
}
