package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 2403 住院信息变更 (yibao-core §3.5). No output. */
final class Change2403 {
    private Change2403() {}

    /**
     * Input.
     *
     * @param adminfo 入院信息, node, required
     * @param diseinfo 诊断信息, list, required
     */
    record In(@Needed Stay adminfo, @Needed List<Diagnosed> diseinfo) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Input node {@code adminfo}.
     *
     * @param psn_no 人员编号, C30, required
     * @param endtime 结束时间, DT
     * @param coner_name 联系人姓名, C50
     * @param tel 联系电话, C50
     * @param begntime 开始时间, DT, required
     * @param mdtrt_cert_type 就诊凭证类型, C3, required
     * @param med_type 医疗类别, C6, required
     * @param ipt_otp_no 住院/门诊号, C30, required
     * @param medrcdno 病历号, C30
     * @param atddr_no 主治医生编码, C30, required
     * @param chfpdr_name 主诊医师姓名, C50, required
     * @param adm_diag_dscr 入院诊断描述, C200, required
     * @param adm_dept_codg 入院科室编码, C30, required
     * @param adm_dept_name 入院科室名称, C100, required
     * @param adm_bed 入院床位, C30, required
     * @param dscg_maindiag_code 住院主诊断代码, C20, required
     * @param dscg_maindiag_name 住院主诊断名称, C300, required
     * @param main_cond_dscr 主要病情描述, C1000
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
     * @param dise_type_code 病种类型, C6
     * @param exp_content 字段扩展, C4000
     * @param ttp_pay_prop 第三方自付比例, N5,4
     * @param mdtrt_id 就诊ID, C30, required
     */
    record Stay(
            @Needed @Longest(30) String psn_no,
            @Longest(19) String endtime,
            @Longest(50) String coner_name,
            @Longest(50) String tel,
            @Needed @Longest(19) String begntime,
            @Needed @Longest(3) String mdtrt_cert_type,
            @Needed @Longest(6) String med_type,
            @Needed @Longest(30) String ipt_otp_no,
            @Longest(30) String medrcdno,
            @Needed @Longest(30) String atddr_no,
            @Needed @Longest(50) String chfpdr_name,
            @Needed @Longest(200) String adm_diag_dscr,
            @Needed @Longest(30) String adm_dept_codg,
            @Needed @Longest(100) String adm_dept_name,
            @Needed @Longest(30) String adm_bed,
            @Needed @Longest(20) String dscg_maindiag_code,
            @Needed @Longest(300) String dscg_maindiag_name,
            @Longest(1000) String main_cond_dscr,
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
            @Longest(6) String dise_type_code,
            @Longest(4000) String exp_content,
            @Figure @Longest(7) String ttp_pay_prop,
            @Needed @Longest(30) String mdtrt_id) {
        @Override
        public String toString() {
            return "Stay";
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
     * @param adm_cond 入院病情, C500
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
            @Longest(500) String adm_cond,
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
