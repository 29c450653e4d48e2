package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 2203 门诊就诊信息上传 (yibao-core §3.4). No output. */
final class Visit2203 {
    private Visit2203() {}

    /**
     * Input.
     *
     * @param mdtrtinfo 就诊信息, node, required
     * @param diseinfo 诊断信息, list, required
     */
    record In(@Needed Visit mdtrtinfo, @Needed List<Diagnosed> diseinfo) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Input node {@code mdtrtinfo}.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     * @param med_type 医疗类别, C6, required
     * @param begntime 开始时间, DT, required
     * @param main_cond_dscr 主要病情描述, C1000
     * @param dise_type_code 病种类型代码, C30
     * @param dise_codg 病种编码, C30, required
     * @param dise_name 病种名称, C500, required
     * @param birctrl_type 计划生育手术类别, C6
     * @param birctrl_matn_date 计划生育手术或生育日期, D
     * @param exp_content 字段扩展, C4000
     */
    record Visit(
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(6) String med_type,
            @Needed @Longest(19) String begntime,
            @Longest(1000) String main_cond_dscr,
            @Longest(30) String dise_type_code,
            @Needed @Longest(30) String dise_codg,
            @Needed @Longest(500) String dise_name,
            @Longest(6) String birctrl_type,
            @Longest(10) String birctrl_matn_date,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "Visit";
        }
    }

    /**
     * One row of {@code diseinfo}.
     *
     * @param diag_type 诊断类别, C3, required
     * @param diag_srt_no 诊断排序号, N2, required
     * @param diag_code 诊断代码, C20, required
     * @param diag_name 诊断名称, C100, required
     * @param diag_dept 诊断科室, C50, required
     * @param dise_dor_no 诊断医生编码, C30, required
     * @param dise_dor_name 诊断医生姓名, C50, required
     * @param diag_time 诊断时间, DT, required
     * @param vali_flag 有效标志, C3, required
     */
    record Diagnosed(
            @Needed @Longest(3) String diag_type,
            @Needed @Longest(2) String diag_srt_no,
            @Needed @Longest(20) String diag_code,
            @Needed @Longest(100) String diag_name,
            @Needed @Longest(50) String diag_dept,
            @Needed @Longest(30) String dise_dor_no,
            @Needed @Longest(50) String dise_dor_name,
            @Needed @Longest(19) String diag_time,
            @Needed @Longest(3) String vali_flag) {
        @Override
        public String toString() {
            return "Diagnosed";
        }
    }
}
