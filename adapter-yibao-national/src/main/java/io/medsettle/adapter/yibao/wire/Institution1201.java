package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 1201 医药机构信息获取 (yibao-core §3.1). */
final class Institution1201 {
    private Institution1201() {}

    /**
     * Input node {@code medinsinfo}.
     *
     * @param fixmedins_type 定点医疗服务机构类型, C6, required
     * @param fixmedins_name 定点医药机构名称, C200; name or code, at least one
     * @param fixmedins_code 定点医药机构编号, C12
     */
    record In(
            @Needed @Longest(6) String fixmedins_type,
            @Longest(200) String fixmedins_name,
            @Longest(12) String fixmedins_code) {}

    /** @param medinsinfo 医药机构信息, one or a list */
    record Out(List<Row> medinsinfo) {}

    /**
     * Output node {@code medinsinfo}.
     *
     * @param fixmedins_code 定点医药机构编号, C12, required
     * @param fixmedins_name 定点医药机构名称, C200, required
     * @param uscc 统一社会信用代码, C50
     * @param fixmedins_type 定点医疗服务机构类型, C6
     * @param hosp_lv 医院等级, C6
     * @param exp_content 扩展字段, C4000
     */
    record Row(
            @Needed @Longest(12) String fixmedins_code,
            @Needed @Longest(200) String fixmedins_name,
            @Longest(50) String uscc,
            @Longest(6) String fixmedins_type,
            @Longest(6) String hosp_lv,
            @Longest(4000) String exp_content) {}
}
