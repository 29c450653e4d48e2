package io.medsettle.adapter.alipay.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Query of a refund by its request number (统一收单交易退款查询), alipay §2.6. A status that is absent means that there is none. */
public final class RefundQuery {
    public static final String METHOD = "alipay.trade.fastpay.refund.query";

    private RefundQuery() {}

    /** The request. */
    record Request(
            String out_trade_no, // 商户订单号, ≤64
            String out_request_no, // 退款请求号, ≤64
            List<String> query_options) {} // 查询选项

    /** The answer. */
    record Answer(
            @Nullable String trade_no, // 支付宝交易号
            @Nullable String out_trade_no, // 商户订单号
            @Nullable String out_request_no, // 退款请求号
            @Nullable String refund_amount, // 本次退款请求对应的退款金额, yuan
            @Nullable String refund_status, // 退款状态: REFUND_SUCCESS or absent
            @Nullable String gmt_refund_pay) {} // 退款时间: only when asked for

    /**
     * A refund as Alipay tells it.
     *
     * @param word its status, "" if there is none
     * @param fen of this request, 0 without a status
     */
    public record Told(
            String word, String number, String refundNumber, String farNumber, long fen, Optional<Instant> at) {}

    public static String biz(String number, String refundNumber) {
        return Json.write(new Request(number, refundNumber, List.of("gmt_refund_pay")));
    }

    public static Told read(String node) {
        Answer a = Json.read(node, Answer.class);
        String word = Json.orEmpty(a.refund_status());
        if (word.isEmpty()) {
            return new Told(
                    "", Json.orEmpty(a.out_trade_no()), Json.orEmpty(a.out_request_no()), "", 0, Optional.empty());
        }
        return new Told(
                word,
                Json.text(a.out_trade_no(), "out_trade_no"),
                Json.text(a.out_request_no(), "out_request_no"),
                Json.text(a.trade_no(), "trade_no"),
                Json.fen(a.refund_amount(), "refund_amount"),
                WireTime.find(a.gmt_refund_pay(), "gmt_refund_pay"));
    }
}
