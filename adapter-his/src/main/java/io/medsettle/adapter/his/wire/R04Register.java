package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** R04 挂号下单, {@code POST /registrations}; repeated under the same number it answers the same. */
final class R04Register {
    static final String PATH = "/registrations";

    private R04Register() {}

    /** Which slot, for whom, under whose lock. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            @Nullable String lockId, // 锁号ID
            @Nullable String scheduleId, // 排班ID
            String slotId, // 号源ID
            String patientId, // 患者ID
            @Nullable String insuranceIdentityId, // 医保身份ID
            String channel) {} // 渠道

    /** Made, not paid. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String registrationId, // 挂号单号
            String visitNo, // 就诊号
            String hisOrderId, // HIS 收费单号
            long version, // 版本
            Money regFee, // 挂号费
            Money treatFee, // 诊查费
            Money total, // 总额
            Instant expireAt, // 支付截止
            boolean firstVisit) {} // 初诊
}
