package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import org.jspecify.annotations.Nullable;

/** R07 挂号状态查询, {@code POST /registrations/state}. */
final class R07State {
    static final String PATH = "/registrations/state";

    private R07State() {}

    /** By our number. */
    record Request(String gatewayOrderNo) {} // 网关订单号

    /** As it stands. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String registrationId, // 挂号单号
            String hisOrderId, // HIS 收费单号
            String state, // UNPAID CONFIRMING PAID TAKEN VISITED CANCELLED EXPIRED REFUNDED
            Money total, // 总额
            long version, // 版本
            @Nullable String hisTradeNo, // HIS 交易号
            R05Paid.@Nullable Answer receipt) {} // R05 的应答
}
