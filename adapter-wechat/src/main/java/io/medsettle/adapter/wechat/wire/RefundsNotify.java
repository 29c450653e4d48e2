package io.medsettle.adapter.wechat.wire;

import java.time.Instant;

/** Tells WeChat that the insurance part went back (医保退款通知), wechat §5.7; answered 204, repeatable, the latest call wins. */
public final class RefundsNotify {
    private RefundsNotify() {}

    /** The request. */
    record Request(
            String refund_time, // 医保退款时间, RFC 3339
            long med_refund_total_fee, // 医保退款总金额, fen: the sum of the three
            long med_refund_gov_fee, // 统筹退款, fen
            long med_refund_self_fee, // 个账退款, fen
            long med_refund_other_fee, // 其他退款, fen
            String out_refund_no) {} // 商户退款单号, ≤64: that of the cash refund if there is one

    public static String target(String mixTradeNo) {
        return "/v3/med-ins/refunds/notify?mix_trade_no=" + mixTradeNo;
    }

    public static byte[] body(Instant returnedAt, long gov, long self, long other, String refundNumber) {
        return Json.write(new Request(WireTime.text(returnedAt), gov + self + other, gov, self, other, refundNumber));
    }
}
