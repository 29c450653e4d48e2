package io.medsettle.adapter.wechat.wire;

import org.jspecify.annotations.Nullable;

/** What a refund notice says inside (退款通知), wechat §6.7: only its numbers are used, the refund itself is asked. */
public final class RefundNotice {
    private RefundNotice() {}

    /** The page. */
    record Page(
            @Nullable String mchid, // 商户号, ≤32
            @Nullable String sub_mchid, // 子商户号: partner mode only
            @Nullable String transaction_id, // 微信支付订单号, ≤32
            @Nullable String out_trade_no, // 商户订单号, ≤32
            @Nullable String refund_id, // 微信支付退款号, ≤32
            @Nullable String out_refund_no, // 商户退款单号, ≤64
            @Nullable String refund_status) {} // 退款状态

    /** The numbers; {@code mchid} is "" for a sub-merchant's. */
    public record Numbers(String mchid, String refundNumber, String number, String farRefundNumber, String farNumber) {}

    public static Numbers read(byte[] text) {
        Page page = Json.read(text, Page.class);
        return new Numbers(
                Json.orEmpty(page.sub_mchid()).isEmpty() ? Json.text(page.mchid(), "mchid") : "",
                Json.text(page.out_refund_no(), "out_refund_no"),
                Json.text(page.out_trade_no(), "out_trade_no"),
                Json.text(page.refund_id(), "refund_id"),
                Json.text(page.transaction_id(), "transaction_id"));
    }
}
