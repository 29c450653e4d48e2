package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** F02 退费结果回写, {@code POST /refunds/{hisRefundNo}/confirm}: the red receipt (红冲), or that nothing was refunded. */
final class F02Refunded {
    private F02Refunded() {}

    static String path(String refundNo) {
        return "/refunds/" + Call.segment(refundNo) + "/confirm";
    }

    /** The refund report (RefundReport); no legs with NOT_REFUNDED. */
    record Request(
            String gatewayRefundNo, // 网关退费号
            String gatewayOrderNo, // 网关订单号
            String outcome, // REFUNDED 已退 NOT_REFUNDED 未退
            Instant refundTime, // 退费时间
            @Nullable String mode, // REFUND 退费 REVERSAL 冲正
            List<Leg> legs, // 分笔
            @Nullable String reversalNo, // 医保撤销流水号, 有基金或账户时必填
            @Nullable String reason) {} // 未退原因

    /** One leg that went back. */
    record Leg(
            String type, // FUND ACCT CASH OTHER
            Money amount, // 金额
            String channel, // 渠道
            String requestNo, // 我方退款请求号
            @Nullable String farNumber) {} // 渠道退款号, 现金必填

    /** Booked, or closed. */
    record Answer(
            String gatewayRefundNo, // 网关退费号
            String gatewayOrderNo, // 网关订单号
            String hisRefundNo, // HIS 退费单号
            String state, // DONE REJECTED
            @Nullable String hisRefundTradeNo, // HIS 退费交易号
            @Nullable String redReceiptNo, // 红字收据号
            @Nullable Money refundedTotal, // 本次退费总额
            @Nullable Instant bookTime) {} // 入账时间
}
