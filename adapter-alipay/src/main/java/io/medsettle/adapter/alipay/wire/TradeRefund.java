package io.medsettle.adapter.alipay.wire;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refund of a trade (统一收单交易退款), alipay §2.6. One request number refunds once; without it a second part would be refused. */
public final class TradeRefund {
    public static final String METHOD = "alipay.trade.refund";
    private static final int REASON_LENGTH = 256;

    private TradeRefund() {}

    /** The request. */
    record Request(
            String out_trade_no, // 商户订单号, ≤64
            String refund_amount, // 退款金额, yuan
            @Nullable String refund_reason, // 退款原因, ≤256
            String out_request_no) {} // 退款请求号, ≤64

    /** The answer. */
    record Answer(
            @Nullable String trade_no, // 支付宝交易号
            @Nullable String out_trade_no, // 商户订单号
            @Nullable String fund_change, // 本次退款是否发生了资金变化: Y, N
            @Nullable String refund_fee, // 退款总金额, yuan: of the trade, not of this request
            @Nullable String gmt_refund_pay) {} // 退款支付时间

    /**
     * What came of it.
     *
     * @param moved whether this very request moved the money
     * @param allFen what has gone back of the trade in all
     */
    public record Told(String number, String farNumber, boolean moved, long allFen, Optional<Instant> at) {}

    public static String biz(String number, long fen, String reason, String refundNumber) {
        return Json.write(new Request(number, Json.yuan(fen), Cut.to(reason, REASON_LENGTH), refundNumber));
    }

    public static Told read(String node) {
        Answer a = Json.read(node, Answer.class);
        return new Told(
                Json.text(a.out_trade_no(), "out_trade_no"),
                Json.text(a.trade_no(), "trade_no"),
                Json.orEmpty(a.fund_change()).equals("Y"),
                Json.fen(a.refund_fee(), "refund_fee"),
                WireTime.find(a.gmt_refund_pay(), "gmt_refund_pay"));
    }
}
