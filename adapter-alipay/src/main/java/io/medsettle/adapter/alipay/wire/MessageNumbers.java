package io.medsettle.adapter.alipay.wire;

import org.jspecify.annotations.Nullable;

/**
 * The numbers in a service message (消息服务 biz_content), by which its order is found.
 *
 * @param number out_trade_no, "" if it has none
 * @param farNumber trade_no, "" if it has none
 * @param refundNumber out_request_no, "" if it has none
 */
public record MessageNumbers(String number, String farNumber, String refundNumber) {
    /** The content, as far as it concerns us. */
    record Content(
            @Nullable String out_trade_no, // 商户订单号
            @Nullable String trade_no, // 支付宝交易号
            @Nullable String out_request_no) {} // 退款请求号

    public static MessageNumbers read(String content) {
        Content c = Json.read(content, Content.class);
        MessageNumbers told = new MessageNumbers(
                Json.orEmpty(c.out_trade_no()), Json.orEmpty(c.trade_no()), Json.orEmpty(c.out_request_no()));
        if (told.number().isEmpty() && told.farNumber().isEmpty()) {
            throw new Unreadable("a message without a number");
        }
        return told;
    }
}
