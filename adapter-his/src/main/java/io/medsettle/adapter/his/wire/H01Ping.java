package io.medsettle.adapter.his.wire;

import java.time.Instant;
import java.util.Map;

/** H01 连通与能力, {@code GET /ping}. */
final class H01Ping {
    static final String PATH = "/ping";

    private H01Ping() {}

    /** Who answers, and what it can do. */
    record Answer(
            Instant time, // HIS 时间
            String version, // 接口版本
            String orgCode, // 机构编码
            Capabilities capabilities) {} // 能力

    /** The switches. */
    record Capabilities(
            boolean freeze, // 锁单
            boolean reverseInsurance, // 免授权冲正
            boolean permitRefund, // 退费许可
            boolean partialRefund, // 部分退费
            boolean insuranceIdentity, // 医保身份回写
            boolean billByPayTime, // 账单按支付时间
            Map<String, String> insuranceOwner) {} // 各类医保由谁办理 GATEWAY HIS NONE
}
