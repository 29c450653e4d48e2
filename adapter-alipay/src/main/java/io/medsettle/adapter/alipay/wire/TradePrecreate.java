package io.medsettle.adapter.alipay.wire;

import org.jspecify.annotations.Nullable;

/** A code that we show and the patient scans (统一收单线下交易预创建), alipay §2.3. There is no trade before it is scanned. */
public final class TradePrecreate {
    public static final String METHOD = "alipay.trade.precreate";

    private TradePrecreate() {}

    /** The request. */
    record Request(
            String out_trade_no, // 商户订单号, ≤64
            String total_amount, // 订单总金额, yuan
            String subject, // 订单标题, ≤256
            String product_code, // 销售产品码
            String time_expire, // 绝对超时时间
            String qr_code_timeout_express, // 二维码超时时间, at most 2 h
            String seller_id, // 卖家支付宝用户ID, 16
            @Nullable String store_id, // 商户门店编号, ≤32
            @Nullable String operator_id, // 商户操作员编号, ≤28
            @Nullable String terminal_id, // 商户机具终端编号, ≤32
            TradeOrder.@Nullable Extend extend_params) {} // 业务扩展参数

    /** The answer. */
    record Answer(
            @Nullable String out_trade_no, // 商户订单号
            @Nullable String qr_code) {} // 二维码链接

    /**
     * The code.
     *
     * @param number our number
     */
    public record Shown(String number, String qrCode) {}

    /** @param minutes how long the code lives, 1 to 120 */
    public static String biz(TradeOrder order, long minutes) {
        return Json.write(new Request(
                order.number(),
                order.total(),
                order.words(),
                order.productCode(),
                order.until(),
                minutes + "m",
                order.sellerId(),
                order.storeId(),
                order.operator(),
                order.terminal(),
                order.extend()));
    }

    public static Shown read(String node) {
        Answer a = Json.read(node, Answer.class);
        return new Shown(Json.text(a.out_trade_no(), "out_trade_no"), Json.text(a.qr_code(), "qr_code"));
    }
}
