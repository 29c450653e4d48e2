package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I08 出院结算回写, {@code POST /inpatients/{stayId}/discharge/confirm}. */
final class I08Discharge {
    private I08Discharge() {}

    static String path(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/discharge/confirm";
    }

    /** The settlement report with its deposits; the legs are the total, the surplus goes back to the patient. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String stayId, // 住院流水号
            String hisOrderId, // HIS 结算单号
            long version, // 版本
            Instant payTime, // 结算时间
            List<O07Confirm.Leg> legs, // 分笔, 含 DEPOSIT
            O07Confirm.@Nullable Insurance insurance, // 医保结算
            Money surplus, // 应退预交金
            String operator) {} // 操作员

    /** Booked. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 结算单号
            String receiptNo, // 收据号
            String listNo, // 清单号
            String hisTradeNo, // HIS 交易号
            Money bookedTotal, // 入账总额
            Money fundAmt, // 统筹基金
            Money acctAmt, // 个人账户
            Money cashAmt, // 现金
            Money otherAmt, // 其他
            Money depositAmt, // 预交金抵扣
            Money surplus, // 应退预交金
            Instant payTime, // 结算时间
            Instant bookTime, // 入账时间
            O07Confirm.@Nullable Invoice invoice) // 电子票据
            implements Booked {}
}
