package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I01 住院查询, {@code POST /inpatients/query}. */
final class I01Stays {
    static final String PATH = "/inpatients/query";

    private I01Stays() {}

    /** By one of the three. */
    record Request(
            @Nullable String patientId, // 患者ID
            @Nullable String admissionNo, // 住院号
            @Nullable String stayId, // 住院流水号
            @Nullable String state) {} // IN FROZEN OUT

    /** Everything found; empty for nothing. */
    record Answer(List<Stay> stays) {} // 住院列表

    /** One stay. */
    record Stay(
            String stayId, // 住院流水号
            String patientId, // 患者ID
            String admissionNo, // 住院号
            int inTimes, // 第几次住院
            String deptCode, // 科室编码
            String deptName, // 科室名称
            @Nullable String ward, // 病区
            @Nullable String bed, // 床号
            String doctorCode, // 医师编码
            String doctorName, // 医师姓名
            String admitTime, // 入院时间
            @Nullable String dischargeTime, // 出院时间
            String state, // IN 在院 FROZEN 出院锁定 OUT 已出院
            Money totalFee, // 费用总额
            Money depositTotal, // 预交金总额
            Money depositBalance, // 预交金余额
            Money arrears, // 欠费
            @Nullable String insuType, // 险种, 自费缺
            @Nullable String mdtrtId, // 医保就诊ID
            @Nullable String admissionOrderNo, // 回写就诊ID 的网关订单号
            boolean canSettle, // 可否结算
            @Nullable String reason) { // 不可结算原因
        @Override
        public String toString() {
            return "I01 stay " + stayId;
        }
    }
}
