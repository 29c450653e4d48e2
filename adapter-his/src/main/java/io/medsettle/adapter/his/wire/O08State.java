package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import org.jspecify.annotations.Nullable;

/** O08 收费状态查询, {@code POST /outpatient/orders/state}. */
final class O08State {
    static final String PATH = "/outpatient/orders/state";

    private O08State() {}

    /** By our number. */
    record Request(String gatewayOrderNo) {} // 网关订单号

    /** As it stands. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            String state, // UNPAID FROZEN CONFIRMING PAID PART_REFUNDED REFUNDED VOID
            Money total, // 总额
            long version, // 版本
            Money refundedTotal, // 已退总额
            @Nullable String reason, // VOID 原因 RELEASED CHARGED_ELSEWHERE INSURANCE_REVERSED
            @Nullable String hisTradeNo, // HIS 交易号
            @Nullable String receiptNo, // 收据号
            O07Confirm.@Nullable Answer receipt) {} // O07 的应答
}
