package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I03 预交金查询, {@code GET /inpatients/{stayId}/deposits}. */
final class I03Deposits {
    private I03Deposits() {}

    /** All of a stay's. */
    record Answer(
            String stayId, // 住院流水号
            Money balance, // 预交金余额
            List<Deposit> deposits) {} // 预交金列表

    /** One deposit. */
    record Deposit(
            @Nullable String gatewayOrderNo, // 网关订单号, 窗口收的缺
            String hisTradeNo, // HIS 交易号
            String receiptNo, // 收据号
            Money amount, // 金额
            Money refunded, // 已退金额
            String channel, // 渠道
            Instant payTime, // 支付时间
            Instant bookTime, // 入账时间
            String state) {} // PENDING 入账中 VALID USED 已结算 REFUNDED VOID 已作废
}
