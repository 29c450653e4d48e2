package io.medsettle.adapter.wechat.wire;

/** Query of one refund by our number (查询单笔退款), wechat §6.5; the page of the answer is {@link DomesticRefund}'s. */
public final class RefundQuery {
    private RefundQuery() {}

    public static String target(String refundNumber) {
        return DomesticRefund.TARGET + "/" + refundNumber;
    }

    public static RefundTold read(byte[] answer) {
        return DomesticRefund.read(answer);
    }
}
