package io.medsettle.adapter.his.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** R02 锁号, {@code POST /registrations/lock}; R03 解锁, {@code DELETE /registrations/lock/{lockId}}. */
final class R02Lock {
    static final String PATH = "/registrations/lock";

    private R02Lock() {}

    static String unlockPath(String lockId) {
        return PATH + "/" + Call.segment(lockId);
    }

    /** Which slot, for whom. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            @Nullable String scheduleId, // 排班ID
            String slotId, // 号源ID
            String patientId, // 患者ID
            String channel) {} // 渠道

    /** Held until then. */
    record Answer(
            String lockId, // 锁号ID
            String slotId, // 号源ID
            Instant expireAt) {} // 失效时间

    /** R03: free again. */
    record Unlocked(
            String lockId, // 锁号ID
            String state) {} // FREE
}
