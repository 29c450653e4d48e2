package io.medsettle.adapter.his.wire;

import java.time.Instant;

/** F04 免授权医保冲正, {@code POST /insurance/reversal}; lets the order's number go. */
final class F04Reversal {
    static final String PATH = "/insurance/reversal";

    private F04Reversal() {}

    /** Which settlement. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String setlId, // 结算ID
            String mdtrtId, // 就诊ID
            String reason) {} // 原因

    /** Reversed. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String reversalSetlId, // 冲正结算ID
            Instant reversedAt) {} // 冲正时间
}
