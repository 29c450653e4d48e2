package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O05 医保结算资料, {@code POST /outpatient/orders/{hisOrderId}/insurance-bundle}. Holds personal data; prints none. */
final class O05Bundle {
    private O05Bundle() {}

    static String path(String hisOrderId) {
        return "/outpatient/orders/" + Call.segment(hisOrderId) + "/insurance-bundle";
    }

    /** The version that was frozen. */
    record Request(long version) {} // 版本

    /** Everything the insurer's messages need. */
    record Answer(
            String hisOrderId, // HIS 收费单号
            long version, // 版本
            Money total, // 总额
            Encounter encounter, // 就诊
            List<Diagnosis> diagnoses, // 诊断
            List<Item> items) { // 费用明细
        @Override
        public String toString() {
            return "O05 " + hisOrderId;
        }
    }

    /** The visit. */
    record Encounter(
            String visitNo, // 就诊号
            String medType, // 医疗类别
            String mdtrtCertType, // 就诊凭证类型
            String mdtrtCertNo, // 就诊凭证编号
            String certNo, // 证件号码
            String patientName, // 姓名
            @Nullable String psnNo, // 人员编号
            String insuType, // 险种
            String admdvs, // 参保地区划
            String deptCode, // 科室编码
            String deptName, // 科室名称
            String caty, // 科别
            String doctorCode, // 医保医师编码
            String doctorName, // 医师姓名
            String beginTime, // 就诊时间
            @Nullable String diseaseCode, // 病种编码
            @Nullable String diseaseName) { // 病种名称
        @Override
        public String toString() {
            return "O05 encounter";
        }
    }

    /** One diagnosis. */
    record Diagnosis(
            String diagType, // 诊断类别
            int diagSrtNo, // 诊断排序号
            String diagCode, // 诊断代码
            String diagName, // 诊断名称
            String diagDept, // 诊断科室
            String doctorCode, // 医师编码
            String doctorName, // 医师姓名
            String diagTime, // 诊断时间
            String valid) { // 有效标志, 1 有效
        @Override
        public String toString() {
            return "O05 diagnosis";
        }
    }

    /** One fee line. */
    record Item(
            String feedetlSn, // 费用明细流水号, ≤15 位数字
            String rxNo, // 处方号
            String rxCircFlag, // 外购处方标志
            String batchNo, // 收费批次号
            String feeTime, // 费用发生时间
            @Nullable String medListCodg, // 医疗目录编码, 只有全自费可缺
            String hisItemCode, // 院内项目编码
            String itemName, // 项目名称
            String feeType, // 费用类别
            @Nullable String spec, // 规格
            String unit, // 单位
            String cnt, // 数量, 4 位小数
            String pric, // 单价, 元, 4 位小数
            Money amount, // 金额
            String bilgDeptCode, // 开单科室编码
            String bilgDeptName, // 开单科室名称
            String bilgDrCode, // 开单医师编码
            String bilgDrName, // 开单医师姓名
            String hospApprFlag, // 医院审批标志
            String selfPayMark) { // 全自费标志 0 1
        @Override
        public String toString() {
            return "O05 item " + feedetlSn;
        }
    }
}
