package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** R08 患者挂号记录, {@code POST /registrations/query}. */
final class R08Registrations {
    static final String PATH = "/registrations/query";

    private R08Registrations() {}

    /** Whose, for visits on which days. */
    record Request(
            String patientId, // 患者ID
            String from, // 起始日期 yyyy-MM-dd
            String to) {} // 截止日期 yyyy-MM-dd

    /** Everything found. */
    record Answer(List<Registration> registrations) {} // 挂号记录

    /** One registration. */
    record Registration(
            String registrationId, // 挂号单号
            @Nullable String gatewayOrderNo, // 网关订单号
            String visitNo, // 就诊号
            String deptName, // 科室名称
            String doctorName, // 医师姓名
            String visitTime, // 就诊时间
            String state, // 状态
            Money total, // 总额
            @Nullable String queueNo, // 序号
            @Nullable String location) {} // 就诊地点
}
