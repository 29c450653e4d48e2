package io.medsettle.adapter.his.wire;

/** R06 取消挂号, {@code POST /registrations/{registrationId}/cancel}: unpaid, or paid and refunded. Frees the slot. */
final class R06Cancel {
    private R06Cancel() {}

    static String path(String registrationId) {
        return "/registrations/" + Call.segment(registrationId) + "/cancel";
    }

    /** Whose, and why. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String reason) {} // 原因

    /** Cancelled now or before. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String registrationId, // 挂号单号
            String state) {} // CANCELLED REFUNDED
}
