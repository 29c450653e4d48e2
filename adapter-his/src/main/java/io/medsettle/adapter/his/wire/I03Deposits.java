package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I03 预交金查询, {@code GET /inpatients/{stayId}/deposits}. */
final class I03Deposits {
    /** State of a number of ours that was let go: there is no deposit, and never will be. */
    static final String VOID = "VOID";

    private I03Deposits() {}

    /** All of a stay's. */
    record Answer(
            String stayId, // 住院流水号
            Money balance, // 预交金余额
            List<Deposit> deposits) {} // 预交金列表

    /** One deposit, or a number of ours that was let go (VOID). */
    record Deposit(
            @Nullable String gatewayOrderNo, // 网关订单号, 窗口收的缺
            @Nullable String hisTradeNo, // HIS 交易号, 作废的缺
            @Nullable String receiptNo, // 收据号, 作废的缺
            Money amount, // 金额
            Money refunded, // 已退金额
            @Nullable String channel, // 渠道, 作废的缺
            @Nullable Instant payTime, // 支付时间, 作废的缺
            @Nullable Instant bookTime, // 入账时间, 作废的缺
            String state) {} // PENDING 入账中 VALID USED 已结算 REFUNDED VOID 已作废
}
