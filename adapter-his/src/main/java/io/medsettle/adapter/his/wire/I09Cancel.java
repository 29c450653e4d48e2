package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I09 出院结算撤销, {@code POST /inpatients/{stayId}/discharge/cancel}, under a permit of F01; asked by F03. */
final class I09Cancel {
    private I09Cancel() {}

    static String path(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/discharge/cancel";
    }

    /** Everything of the discharge is back. */
    record Request(
            String gatewayRefundNo, // 网关退费号
            String gatewayOrderNo, // 网关订单号
            String hisRefundNo, // HIS 退费单号
            String reason, // 撤销原因
            @Nullable String reversalSetlId, // 医保撤销流水号, 有基金或账户时必填
            List<F02Refunded.Leg> refunds, // 退回分笔
            Instant refundTime) {} // 撤销时间

    /** Cancelled. */
    record Answer(
            String gatewayRefundNo, // 网关退费号
            String gatewayOrderNo, // 网关订单号
            String hisRefundNo, // HIS 退费单号
            String state, // CANCELLED
            String hisRefundTradeNo, // HIS 退费交易号
            @Nullable String redReceiptNo, // 红字收据号
            Money refundedTotal, // 撤销总额
            Instant bookTime) {} // 入账时间
}
