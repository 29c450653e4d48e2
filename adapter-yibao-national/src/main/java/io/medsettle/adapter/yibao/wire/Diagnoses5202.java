package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 5202 诊断信息查询 (yibao-core §3.8). */
final class Diagnoses5202 {
    private Diagnoses5202() {}

    /**
     * Input node {@code data}.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     */
    record In(
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param diseinfo 诊断信息, list
     */
    record Out(List<Diagnosed> diseinfo) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code diseinfo}.
     *
     * @param diag_info_id 诊断信息ID, C30, required
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     * @param inout_diag_type 出入院诊断类别, C3, required
     * @param diag_type 诊断类别, C3, required
     * @param maindiag_flag 主诊断标志, C3, required
     * @param diag_srt_no 诊断排序号, N2, required
     * @param diag_code 诊断代码, C20, required
     * @param diag_name 诊断名称, C100, required
     * @param adm_cond 入院病情, C500
     * @param diag_dept 诊断科室, C50, required
     * @param dise_dor_no 诊断医生编码, C30, required
     * @param dise_dor_name 诊断医生姓名, C50, required
     * @param diag_time 诊断时间, DT, required
     * @param opter_id 经办人ID, C20
     * @param opter_name 经办人姓名, C50
     * @param opt_time 经办时间, DT
     */
    record Diagnosed(
            @Longest(30) String diag_info_id,
            @Longest(30) String mdtrt_id,
            @Longest(30) String psn_no,
            @Longest(3) String inout_diag_type,
            @Longest(3) String diag_type,
            @Longest(3) String maindiag_flag,
            @Longest(2) String diag_srt_no,
            @Longest(20) String diag_code,
            @Longest(100) String diag_name,
            @Longest(500) String adm_cond,
            @Longest(50) String diag_dept,
            @Longest(30) String dise_dor_no,
            @Longest(50) String dise_dor_name,
            @Longest(19) String diag_time,
            @Longest(20) String opter_id,
            @Longest(50) String opter_name,
            @Longest(19) String opt_time) {
        @Override
        public String toString() {
            return "Diagnosed";
        }
    }
}
