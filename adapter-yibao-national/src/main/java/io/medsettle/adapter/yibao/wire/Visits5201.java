package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 5201 就诊信息查询 (yibao-core §3.8). */
final class Visits5201 {
    private Visits5201() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param begntime 开始时间, DT, required
     * @param endtime 结束时间, DT, required
     * @param med_type 医疗类别, C6, required
     * @param mdtrt_id 就诊ID, C30
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(19) String begntime,
            @Needed @Longest(19) String endtime,
            @Needed @Longest(6) String med_type,
            @Longest(30) String mdtrt_id) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param mdtrtinfo 就诊信息, list
     */
    record Out(List<Visit> mdtrtinfo) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code mdtrtinfo}; setl_id is no member of the table, but is told by some platforms.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     * @param psn_cert_type 人员证件类型, C6, required
     * @param certno 证件号码, C50, required
     * @param psn_name 人员姓名, C50, required
     * @param gend 性别, C6, required
     * @param naty 民族, C3
     * @param brdy 出生日期, D
     * @param age 年龄, N4,1
     * @param coner_name 联系人姓名, C50
     * @param tel 联系电话, C50
     * @param insutype 险种类型, C6, required
     * @param psn_type 人员类别, C6, required
     * @param maf_psn_flag 医疗救助对象标志, C3
     * @param cvlserv_flag 公务员标志, C3, required
     * @param flxempe_flag 灵活就业标志, C3
     * @param nwb_flag 新生儿标志, C3
     * @param insu_optins 参保机构医保区划, C6
     * @param emp_name 单位名称, C200
     * @param begntime 开始时间, DT, required
     * @param endtime 结束时间, DT, required
     * @param mdtrt_cert_type 就诊凭证类型, C3
     * @param med_type 医疗类别, C6, required
     * @param ars_year_ipt_flag 跨年度住院标志, C3
     * @param pre_pay_flag 先行支付标志, C3
     * @param ipt_otp_no 住院/门诊号, C30
     * @param medrcdno 病历号, C30
     * @param atddr_no 主治医生编码, C30
     * @param chfpdr_name 主诊医师姓名, C50
     * @param adm_dept_codg 入院科室编码, C30
     * @param adm_dept_name 入院科室名称, C100
     * @param adm_bed 入院床位, C30
     * @param dscg_maindiag_code 住院主诊断代码, C20
     * @param dscg_maindiag_name 住院主诊断名称, C300
     * @param dscg_dept_codg 出院科室编码, C30
     * @param dscg_dept_name 出院科室名称, C100
     * @param dscg_bed 出院床位, C30
     * @param dscg_way 离院方式, C3
     * @param main_cond_dscr 主要病情描述, C1000
     * @param dise_codg 病种编码, C30
     * @param dise_name 病种名称, C500
     * @param oprn_oprt_code 手术操作代码, C30
     * @param oprn_oprt_name 手术操作名称, C500
     * @param otp_diag_info 门诊诊断信息, C200
     * @param inhosp_stas 在院状态, C3
     * @param die_date 死亡日期, D
     * @param ipt_days 住院天数, N4,0
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
     * @param opter_id 经办人ID, C20
     * @param opter_name 经办人姓名, C50
     * @param opt_time 经办时间, DT
     * @param memo 备注, C500
     * @param setl_id 结算ID, C30
     */
    record Visit(
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no,
            @Longest(6) String psn_cert_type,
            @Longest(50) String certno,
            @Longest(50) String psn_name,
            @Longest(6) String gend,
            @Longest(3) String naty,
            @Longest(10) String brdy,
            @Longest(6) String age,
            @Longest(50) String coner_name,
            @Longest(50) String tel,
            @Longest(6) String insutype,
            @Longest(6) String psn_type,
            @Longest(3) String maf_psn_flag,
            @Longest(3) String cvlserv_flag,
            @Longest(3) String flxempe_flag,
            @Longest(3) String nwb_flag,
            @Longest(6) String insu_optins,
            @Longest(200) String emp_name,
            @Longest(19) String begntime,
            @Longest(19) String endtime,
            @Longest(3) String mdtrt_cert_type,
            @Longest(6) String med_type,
            @Longest(3) String ars_year_ipt_flag,
            @Longest(3) String pre_pay_flag,
            @Longest(30) String ipt_otp_no,
            @Longest(30) String medrcdno,
            @Longest(30) String atddr_no,
            @Longest(50) String chfpdr_name,
            @Longest(30) String adm_dept_codg,
            @Longest(100) String adm_dept_name,
            @Longest(30) String adm_bed,
            @Longest(20) String dscg_maindiag_code,
            @Longest(300) String dscg_maindiag_name,
            @Longest(30) String dscg_dept_codg,
            @Longest(100) String dscg_dept_name,
            @Longest(30) String dscg_bed,
            @Longest(3) String dscg_way,
            @Longest(1000) String main_cond_dscr,
            @Longest(30) String dise_codg,
            @Longest(500) String dise_name,
            @Longest(30) String oprn_oprt_code,
            @Longest(500) String oprn_oprt_name,
            @Longest(200) String otp_diag_info,
            @Longest(3) String inhosp_stas,
            @Longest(10) String die_date,
            @Longest(6) String ipt_days,
            @Longest(50) String fpsc_no,
            @Longest(6) String matn_type,
            @Longest(6) String birctrl_type,
            @Longest(3) String latechb_flag,
            @Longest(2) String geso_val,
            @Longest(3) String fetts,
            @Longest(3) String fetus_cnt,
            @Longest(3) String pret_flag,
            @Longest(10) String birctrl_matn_date,
            @Longest(3) String cop_flag,
            @Longest(20) String opter_id,
            @Longest(50) String opter_name,
            @Longest(19) String opt_time,
            @Longest(500) String memo,
            @Longest(30) String setl_id) {
        @Override
        public String toString() {
            return "Visit";
        }
    }
}
