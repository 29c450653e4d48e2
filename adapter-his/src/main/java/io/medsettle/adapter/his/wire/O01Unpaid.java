package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** O01 待缴费列表, {@code POST /outpatient/unpaid}. */
final class O01Unpaid {
    static final String PATH = "/outpatient/unpaid";

    private O01Unpaid() {}

    /** Whose, and visited when. */
    record Request(
            String patientId, // 患者ID
            String from, // 就诊日期起 yyyy-MM-dd
            String to, // 就诊日期止
            @Nullable String visitNo) {} // 就诊号

    /** Visits with something to pay. */
    record Answer(List<Visit> visits) {} // 就诊列表

    /** One visit. */
    record Visit(
            String visitNo, // 就诊号
            String visitTime, // 就诊时间
            String deptCode, // 科室编码
            String deptName, // 科室名称
            String doctorCode, // 医师编码
            String doctorName, // 医师姓名
            String medType, // 医疗类别
            @Nullable String insuType, // 险种, 缺省为自费
            List<Order> orders) {} // 处方列表

    /** One prescription. */
    record Order(
            String rxNo, // 处方号
            String rxType, // 处方类型
            String title, // 名称
            Money amount, // 金额
            boolean payable, // 可线上支付
            @Nullable String reason, // 不可支付原因 NO_NATIONAL_CODE FROZEN WINDOW_ONLY
            long version) {} // 版本
}
