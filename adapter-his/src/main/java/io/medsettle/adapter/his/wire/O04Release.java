package io.medsettle.adapter.his.wire;

/** O04 释放锁单, {@code POST /outpatient/orders/{hisOrderId}/release}; afterwards the number is dead. */
final class O04Release {
    private O04Release() {}

    static String path(String hisOrderId) {
        return "/outpatient/orders/" + Call.segment(hisOrderId) + "/release";
    }

    /** Whose hold. */
    record Request(String gatewayOrderNo) {} // 网关订单号

    /** Let go. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String hisOrderId, // HIS 收费单号
            String state) {} // VOID
}
