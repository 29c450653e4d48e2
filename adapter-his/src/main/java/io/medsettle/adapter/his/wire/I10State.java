package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import org.jspecify.annotations.Nullable;

/** I10 出院结算状态, {@code POST /inpatients/{stayId}/discharge/state}. */
final class I10State {
    private I10State() {}

    static String path(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/discharge/state";
    }

    /** By our number. */
    record Request(String gatewayOrderNo) {} // 网关订单号

    /** As it stands. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String stayId, // 住院流水号
            String hisOrderId, // HIS 结算单号
            String state, // OPEN FROZEN SETTLING SETTLED CANCELLED
            Money total, // 费用总额
            long version, // 版本
            @Nullable String reason, // OPEN 的原因 RELEASED
            @Nullable String hisTradeNo, // HIS 交易号
            I08Discharge.@Nullable Answer receipt) {} // I08 的应答
}
