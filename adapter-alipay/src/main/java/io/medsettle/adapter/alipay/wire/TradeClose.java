package io.medsettle.adapter.alipay.wire;

/** Closing of a trade that nobody has paid (统一收单交易关闭), alipay §2.6. Its answer says nothing that a query does not prove. */
public final class TradeClose {
    public static final String METHOD = "alipay.trade.close";

    private TradeClose() {}

    /** The request. */
    record Request(String out_trade_no) {} // 商户订单号, ≤64

    public static String biz(String number) {
        return Json.write(new Request(number));
    }
}
