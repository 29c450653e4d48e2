package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** O06 预结算结果告知, {@code PUT /outpatient/orders/{hisOrderId}/pre-settlement}. */
final class O06Pricing {
    private O06Pricing() {}

    static String path(String hisOrderId) {
        return "/outpatient/orders/" + Call.segment(hisOrderId) + "/pre-settlement";
    }

    /** How it was priced; the four amounts are the total. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            long version, // 版本
            Money total, // 总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money otherAmt, // 其他
            Money cashAmt, // 现金
            Instant trialTime, // 预结算时间
            @Nullable String mdtrtId, // 就诊ID
            @Nullable String payOrdId) {} // 支付订单号

    /** Taken note of. */
    record Answer(
            String hisOrderId, // HIS 收费单号
            long version) {} // 版本
}
