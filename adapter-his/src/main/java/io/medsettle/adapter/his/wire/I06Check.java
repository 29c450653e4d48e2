package io.medsettle.adapter.his.wire;

import java.util.List;

/** I06 出院条件检查, {@code POST /inpatients/{stayId}/discharge/check}. */
final class I06Check {
    private I06Check() {}

    static String path(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/discharge/check";
    }

    /** Whose. */
    record Request(String stayId) {} // 住院流水号

    /** Ready, or why not. */
    record Answer(
            boolean ready, // 可否出院结算
            List<Blocker> blockers) {} // 障碍

    /** One thing in the way. */
    record Blocker(
            String code, // UNBILLED_ORDERS DRUGS_TO_RETURN CODING AUDIT
            String text) {} // 说明
}
