package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** R01 排班与号源查询, {@code POST /schedules/query}. */
final class R01Schedules {
    static final String PATH = "/schedules/query";

    private R01Schedules() {}

    /** Which days, and of whom. */
    record Request(
            String from, // 起始日期 yyyy-MM-dd
            String to, // 截止日期 yyyy-MM-dd
            @Nullable String deptCode, // 科室编码
            @Nullable String doctorCode) {} // 医师编码

    /** Everything found; empty for nothing. */
    record Answer(List<Schedule> schedules) {} // 排班列表

    /** One half day of one doctor. */
    record Schedule(
            String scheduleId, // 排班ID
            String deptCode, // 科室编码
            String deptName, // 科室名称
            String doctorCode, // 医师编码
            String doctorName, // 医师姓名
            String date, // 出诊日期 yyyy-MM-dd
            String period, // 午别 AM NOON PM NIGHT
            String type, // 号类
            Money regFee, // 挂号费
            Money treatFee, // 诊查费
            int left, // 剩余号数
            List<Slot> timeSlots) {} // 分时号源

    /** One slot. */
    record Slot(
            String slotId, // 号源ID
            String begin, // 开始时间 HH:mm
            String end, // 结束时间 HH:mm
            int left) {} // 剩余
}
