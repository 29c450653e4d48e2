package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import org.jspecify.annotations.Nullable;

/** F03 退费状态查询, {@code POST /refunds/state}. */
final class F03RefundState {
    static final String PATH = "/refunds/state";

    private F03RefundState() {}

    /** By one of the two. */
    record Request(
            @Nullable String gatewayRefundNo, // 网关退费号
            @Nullable String hisRefundNo) {} // HIS 退费单号

    /** As it stands. */
    record Answer(
            String hisRefundNo, // HIS 退费单号
            @Nullable String gatewayRefundNo, // 网关退费号
            String gatewayOrderNo, // 网关订单号
            String state, // APPROVED 已准 MONEY_BACK 已退款未入账 DONE REJECTED
            Money amount, // 准退金额
            @Nullable String hisRefundTradeNo, // HIS 退费交易号
            @Nullable String redReceiptNo, // 红字收据号
            @Nullable Money refundedTotal) {} // 本次退费总额
}
