package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * I07 出院锁定: {@code POST …/discharge/freeze}, its lines by {@code …/discharge/bundle}, let go by {@code …/discharge/release}.
 */
final class I07Freeze {
    private I07Freeze() {}

    static String path(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/discharge/freeze";
    }

    static String bundlePath(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/discharge/bundle";
    }

    static String releasePath(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/discharge/release";
    }

    /** Under which number. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String stayId) {} // 住院流水号

    /** Frozen; the visit only for an insured stay. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String stayId, // 住院流水号
            String hisOrderId, // HIS 结算单号
            long version, // 版本
            Money total, // 费用总额
            int lineCount, // 明细条数
            Money depositBalance, // 预交金余额
            I05Admission.@Nullable Encounter encounter, // 住院就诊
            @Nullable List<O05Bundle.Diagnosis> diagnoses) {} // 出院诊断

    /** One page of lines, always in the same order. */
    record BundleRequest(
            String hisOrderId, // HIS 结算单号
            long version, // 版本
            int pageNo, // 页码, 从 1
            int pageSize) {} // 每页条数

    /** That page. */
    record Bundle(
            String hisOrderId, // HIS 结算单号
            long version, // 版本
            int pageNo, // 页码
            int pageSize, // 每页条数
            int total, // 明细总条数
            List<O05Bundle.Item> items) { // 费用明细
        @Override
        public String toString() {
            return "I07 bundle " + hisOrderId;
        }
    }

    /** Whose hold. */
    record ReleaseRequest(String gatewayOrderNo) {} // 网关订单号

    /** Let go for good, a deposit's number too. */
    record Released(
            String gatewayOrderNo, // 网关订单号
            String state) {} // VOID
}
