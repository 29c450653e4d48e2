package io.medsettle.adapter.his.wire;

import java.util.List;

/**
 * F05 退费余项锁定, {@code POST /refunds/{hisRefundNo}/remainder} [inferred]: under a permit for the whole charge HIS makes
 * a new
 * order of what is not given back, with fee lines of new numbers, and holds it. The answer is that of O02; it is read
 * by O05, let go by O04 and charged by O07 like any other, once the red receipt is written.
 */
final class F05Remainder {
    private F05Remainder() {}

    static String path(String hisRefundNo) {
        return "/refunds/" + Call.segment(hisRefundNo) + "/remainder";
    }

    /** What is given back. */
    record Request(
            String gatewayRefundNo, // 网关退费号, 与许可相同
            String gatewayOrderNo, // 新收费单的网关订单号, ≤32
            List<String> items, // 退回的费用明细流水号
            String channel) {} // 渠道
}
