package io.medsettle.adapter.his.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** S04 HIS 医保结算状态, {@code POST /outpatient/orders/insurance/state}. */
final class S04State {
    static final String PATH = "/outpatient/orders/insurance/state";

    private S04State() {}

    /** By our number, and by the settlement's. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            @Nullable String requestNo) {} // 我方结算请求号

    /** As it stands. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            String state, // NONE TRIAL SETTLING SETTLED CANCELLED
            @Nullable String trialNo, // 预结算号
            S02Settle.@Nullable Answer settlement, // S02 的应答
            @Nullable String reversalSetlId, // 撤销结算ID
            @Nullable Instant cancelTime) {} // 撤销时间
}
