package io.medsettle.adapter.his.wire;

import io.medsettle.ports.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I04 每日清单, {@code GET /inpatients/{stayId}/daily?date=}. */
final class I04Daily {
    private I04Daily() {}

    static String path(String stayId, String day) {
        return "/inpatients/" + Call.segment(stayId) + "/daily?date=" + day;
    }

    /** One day's lines. */
    record Answer(
            String stayId, // 住院流水号
            String date, // 日期
            Money dayTotal, // 当日合计
            List<Item> items) {} // 明细

    /** One line. */
    record Item(
            String code, // 院内项目编码
            String name, // 项目名称
            @Nullable String spec, // 规格
            String unit, // 单位
            String qty, // 数量, 4 位小数
            String price, // 单价, 元, 4 位小数
            Money amount, // 金额
            @Nullable String medListCodg, // 医疗目录编码
            @Nullable String selfRatio, // 自付比例
            String dept) {} // 科室
}
