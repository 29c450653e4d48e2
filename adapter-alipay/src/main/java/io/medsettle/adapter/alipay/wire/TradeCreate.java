package io.medsettle.adapter.alipay.wire;

import org.jspecify.annotations.Nullable;

/** A trade for the page of the mini program (统一收单交易创建), alipay §2.2 and §2.3. The same number carries the same content for ever. */
public final class TradeCreate {
    public static final String METHOD = "alipay.trade.create";

    private TradeCreate() {}

    /** The request. */
    record Request(
            String out_trade_no, // 商户订单号, ≤64
            String total_amount, // 订单总金额, yuan
            String subject, // 订单标题, ≤256
            @Nullable String buyer_id, // 买家支付宝用户ID, 16
            @Nullable String buyer_open_id, // 买家支付宝用户唯一标识, ≤128
            @Nullable String op_app_id, // 小程序应用ID: with JSAPI_PAY
            String product_code, // 销售产品码
            String time_expire, // 绝对超时时间
            String seller_id, // 卖家支付宝用户ID, 16
            @Nullable String store_id, // 商户门店编号, ≤32
            @Nullable String operator_id, // 商户操作员编号, ≤28
            @Nullable String terminal_id, // 商户机具终端编号, ≤32
            TradeOrder.@Nullable Extend extend_params) { // 业务扩展参数
        @Override
        public String toString() {
            return "TradeCreate[" + out_trade_no + "]";
        }
    }

    /** The answer. */
    record Answer(
            @Nullable String out_trade_no, // 商户订单号
            @Nullable String trade_no) {} // 支付宝交易号, ≤64

    /** @param opAppId "" where the contract wants none */
    public static String biz(TradeOrder order, String payerId, String opAppId) {
        return Json.write(new Request(
                order.number(),
                order.total(),
                order.words(),
                Account.userId(payerId),
                Account.openId(payerId),
                opAppId,
                order.productCode(),
                order.until(),
                order.sellerId(),
                order.storeId(),
                order.operator(),
                order.terminal(),
                order.extend()));
    }

    public static TradeNumbers read(String node) {
        Answer a = Json.read(node, Answer.class);
        return new TradeNumbers(Json.text(a.out_trade_no(), "out_trade_no"), Json.text(a.trade_no(), "trade_no"));
    }
}
