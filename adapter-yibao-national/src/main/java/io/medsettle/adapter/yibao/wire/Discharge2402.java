package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 2402 出院办理 (yibao-core §3.5). No output. */
final class Discharge2402 {
    private Discharge2402() {}

    /**
     * Input.
     *
     * @param dscginfo 出院信息, node, required
     * @param diseinfo 诊断信息, list, required
     */
    record In(@Needed Leaving dscginfo, @Needed List<Diagnosed> diseinfo) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Input node {@code dscginfo}.
     *
     * @param psn_no 人员编号, C30, required
     * @param insutype 险种类型, C6, required
     * @param endtime 结束时间, DT, required
     * @param dise_codg 病种编码, C30
     * @param dise_name 病种名称, C500
     * @param oprn_oprt_code 手术操作代码, C30
     * @param oprn_oprt_name 手术操作名称, C500
     * @param fpsc_no 计划生育服务证号, C50
     * @param matn_type 生育类别, C6
     * @param birctrl_type 计划生育手术类别, C6
     * @param latechb_flag 晚育标志, C3
     * @param geso_val 孕周数, N2
     * @param fetts 胎次, N3
     * @param fetus_cnt 胎儿数, N3
     * @param pret_flag 早产标志, C3
     * @param birctrl_matn_date 计划生育手术或生育日期, D
     * @param cop_flag 伴有并发症标志, C3
     * @param dscg_dept_codg 出院科室编码, C30, required
     * @param dscg_dept_name 出院科室名称, C100, required
     * @param dscg_bed 出院床位, C30
     * @param dscg_way 离院方式, C3, required
     * @param die_date 死亡日期, D
     * @param exp_content 字段扩展, C4000
     * @param mdtrt_id 就诊ID, C30, required
     */
    record Leaving(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(6) String insutype,
            @Needed @Longest(19) String endtime,
            @Longest(30) String dise_codg,
            @Longest(500) String dise_name,
            @Longest(30) String oprn_oprt_code,
            @Longest(500) String oprn_oprt_name,
            @Longest(50) String fpsc_no,
            @Longest(6) String matn_type,
            @Longest(6) String birctrl_type,
            @Longest(3) String latechb_flag,
            @Figure @Longest(2) String geso_val,
            @Figure @Longest(3) String fetts,
            @Figure @Longest(3) String fetus_cnt,
            @Longest(3) String pret_flag,
            @Longest(10) String birctrl_matn_date,
            @Longest(3) String cop_flag,
            @Needed @Longest(30) String dscg_dept_codg,
            @Needed @Longest(100) String dscg_dept_name,
            @Longest(30) String dscg_bed,
            @Needed @Longest(3) String dscg_way,
            @Longest(10) String die_date,
            @Longest(4000) String exp_content,
            @Needed @Longest(30) String mdtrt_id) {
        @Override
        public String toString() {
            return "Leaving";
        }
    }

    /**
     * One row of {@code diseinfo}.
     *
     * @param diag_type 诊断类别, C3, required
     * @param maindiag_flag 主诊断标志, C3, required
     * @param diag_srt_no 诊断排序号, N2, required
     * @param diag_code 诊断代码, C20, required
     * @param diag_name 诊断名称, C100, required
     * @param diag_dept 诊断科室, C50, required
     * @param dise_dor_no 诊断医生编码, C30, required
     * @param dise_dor_name 诊断医生姓名, C50, required
     * @param diag_time 诊断时间, DT, required
     * @param psn_no 人员编号, C30, required
     * @param mdtrt_id 就诊ID, C30, required
     */
    record Diagnosed(
            @Needed @Longest(3) String diag_type,
            @Needed @Longest(3) String maindiag_flag,
            @Needed @Longest(2) String diag_srt_no,
            @Needed @Longest(20) String diag_code,
            @Needed @Longest(100) String diag_name,
            @Needed @Longest(50) String diag_dept,
            @Needed @Longest(30) String dise_dor_no,
            @Needed @Longest(50) String dise_dor_name,
            @Needed @Longest(19) String diag_time,
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(30) String mdtrt_id) {
        @Override
        public String toString() {
            return "Diagnosed";
        }
    }
}
