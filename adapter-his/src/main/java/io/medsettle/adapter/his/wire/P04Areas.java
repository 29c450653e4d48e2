package io.medsettle.adapter.his.wire;

import java.util.List;

/** P04 参保地列表, {@code GET /insurance/areas}. */
final class P04Areas {
    static final String PATH = "/insurance/areas";

    private P04Areas() {}

    /** All areas that this hospital serves. */
    record Answer(List<Area> areas) {} // 参保地

    /** One of them. */
    record Area(
            String admdvs, // 行政区划
            String name, // 名称
            boolean outpatient, // 可门诊
            boolean inpatient, // 可住院
            boolean onlinePay) {} // 可线上支付
}
