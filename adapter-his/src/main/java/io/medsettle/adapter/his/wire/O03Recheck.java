package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import org.jspecify.annotations.Nullable;

/** O03 支付前复核, {@code POST /outpatient/orders/{hisOrderId}/recheck}. */
final class O03Recheck {
    private O03Recheck() {}

    static String path(String hisOrderId) {
        return "/outpatient/orders/" + Call.segment(hisOrderId) + "/recheck";
    }

    /** The version that was priced. */
    record Request(long version) {} // 版本

    /** As it stands now. */
    record Answer(
            String hisOrderId, // HIS 收费单号
            boolean payable, // 仍可支付
            Money total, // 现总额
            long version, // 现版本
            @Nullable String reason) {} // VERSION_MOVED CHARGED_ELSEWHERE EXPIRED RELEASED PAID
}
