package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** R05 挂号确认, {@code POST /registrations/{registrationId}/confirm}; its request is O07's settlement report. */
final class R05Paid {
    private R05Paid() {}

    static String path(String registrationId) {
        return "/registrations/" + Call.segment(registrationId) + "/confirm";
    }

    /** Booked. What only guides the patient may be missing. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            String registrationId, // 挂号单号
            String receiptNo, // 收据号
            String hisTradeNo, // HIS 交易号
            Money bookedTotal, // 入账总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money cashAmt, // 现金
            Money otherAmt, // 其他
            Instant payTime, // 支付时间
            Instant bookTime, // 入账时间
            String visitNo, // 就诊号
            @Nullable String queueNo, // 序号
            @Nullable String location, // 就诊地点
            @Nullable Instant takeBefore, // 取号截止
            O07Confirm.@Nullable Invoice invoice) // 电子票据
            implements Booked {}
}
