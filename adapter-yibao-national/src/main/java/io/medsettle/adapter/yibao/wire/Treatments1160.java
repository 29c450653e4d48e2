package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 1160 人员特殊治疗查询, of one region (yibao-core §3.1). */
final class Treatments1160 {
    private Treatments1160() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param begntime 开始时间, DT, required
     * @param med_type 医疗类别, C6, required
     * @param hcard_basinfo 持卡就诊基本信息
     * @param hcard_chkinfo 持卡就诊校验信息
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(19) String begntime,
            @Needed @Longest(6) String med_type,
            String hcard_basinfo,
            String hcard_chkinfo) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /** @param spinfo 特殊治疗, list */
    record Out(List<Row> spinfo) {}

    /**
     * One row of {@code spinfo}.
     *
     * @param psn_trt_no 特殊治疗编号
     * @param psn_trt_type 特殊治疗类别
     * @param psn_trt_type_name 类别名称
     * @param dise_no 病种编码
     * @param dise_name 病种名称
     * @param begntime 开始时间
     * @param endtime 结束时间
     */
    record Row(
            String psn_trt_no,
            String psn_trt_type,
            String psn_trt_type_name,
            String dise_no,
            String dise_name,
            String begntime,
            String endtime) {}
}
