package io.medsettle.adapter.his.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * I05 入院资料 {@code POST /inpatients/{stayId}/admission-bundle} and 入院回写 {@code PUT /inpatients/{stayId}/admission}. Holds
 * personal data; prints none.
 */
final class I05Admission {
    private I05Admission() {}

    static String bundlePath(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/admission-bundle";
    }

    static String path(String stayId) {
        return "/inpatients/" + Call.segment(stayId) + "/admission";
    }

    /** Whose. */
    record BundleRequest(String stayId) {} // 住院流水号

    /** What 2401 wants. */
    record Bundle(
            String stayId, // 住院流水号
            Encounter encounter, // 住院就诊
            List<O05Bundle.Diagnosis> diagnoses) { // 入院诊断
        @Override
        public String toString() {
            return "I05 " + stayId;
        }
    }

    /** The stay as the insurer wants it. */
    record Encounter(
            String visitNo, // 就诊号
            String admissionNo, // 住院号
            @Nullable String recordNo, // 病案号
            String medType, // 医疗类别
            @Nullable String insuType, // 险种
            @Nullable String admdvs, // 参保地区划
            String deptCode, // 科室编码
            String deptName, // 科室名称
            String caty, // 科别
            String doctorCode, // 医保医师编码
            String doctorName, // 医师姓名
            String beginTime, // 入院时间
            @Nullable String bed, // 床号
            @Nullable String admissionDiagnosis, // 入院诊断描述
            @Nullable String mainDiagnosisCode, // 主要诊断代码
            @Nullable String mainDiagnosisName, // 主要诊断名称
            @Nullable String condition, // 主要病情描述
            @Nullable String diseaseCode, // 病种编码
            @Nullable String diseaseName, // 病种名称
            @Nullable String diseaseType, // 按病种结算病种类别
            @Nullable String operationCode, // 手术操作代码
            @Nullable String operationName, // 手术操作名称
            @Nullable String maternityType, // 生育类别
            @Nullable String birthControlType, // 计划生育手术类别
            @Nullable String birthDate, // 手术或生育日期
            @Nullable String pregnancyWeeks, // 孕周数
            @Nullable String pregnancies, // 胎次
            @Nullable String children, // 胎儿数
            @Nullable String birthPermit, // 生育服务证号
            @Nullable String dischargeTime, // 出院时间
            @Nullable String dischargeWay, // 离院方式
            @Nullable String dischargeDeptCode, // 出院科室编码
            @Nullable String dischargeDeptName, // 出院科室名称
            @Nullable String interim) { // 中途结算标志 0 1
        @Override
        public String toString() {
            return "I05 encounter";
        }
    }

    /** Keep the insurer's number, or forget it. */
    record Request(
            String gatewayOrderNo, // 网关订单号
            String action, // SAVE 保存 UNDO 撤销
            String mdtrtId, // 医保就诊ID
            @Nullable String reason) {} // 撤销原因

    /** Kept or forgotten. */
    record Answer(
            String gatewayOrderNo, // 网关订单号
            String stayId, // 住院流水号
            String state, // SAVED UNDONE
            String mdtrtId) {} // 医保就诊ID
}
