package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 5304 转院信息查询 (yibao-core §3.8); the lengths are those of the same members elsewhere. */
final class Referrals5304 {
    private Referrals5304() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param begntime 开始时间, DT, required
     * @param endtime 结束时间, DT
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(19) String begntime,
            @Longest(19) String endtime) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param refmedin 转院信息, list
     */
    record Out(List<Referral> refmedin) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code refmedin}.
     *
     * @param insutype 险种类型, C6
     * @param dcla_souc 申报来源, C3
     * @param psn_no 人员编号, C30
     * @param psn_cert_type 人员证件类型, C6
     * @param certno 证件号码, C50
     * @param psn_name 人员姓名, C50
     * @param gend 性别, C6
     * @param brdy 出生日期, D
     * @param tel 联系电话, C50
     * @param addr 联系地址, C200
     * @param insu_optins 参保机构医保区划, C6
     * @param emp_name 单位名称, C200
     * @param diag_code 诊断代码, C20
     * @param diag_name 诊断名称, C100
     * @param dise_cond_dscr 疾病病情描述, C2000
     * @param reflin_medins_no 转往医院编号, C30
     * @param reflin_medins_name 转往医院名称, C200
     * @param out_flag 异地标志, C3
     * @param refl_date 转院日期, D
     * @param refl_rea 转院原因, C500
     * @param begndate 开始日期, D
     * @param enddate 结束日期, D
     * @param hosp_agre_refl_flag 医院同意转院标志, C3
     * @param opter_id 经办人ID, C20
     * @param opter_name 经办人姓名, C50
     * @param opt_time 经办时间, DT
     */
    record Referral(
            @Longest(6) String insutype,
            @Longest(3) String dcla_souc,
            @Longest(30) String psn_no,
            @Longest(6) String psn_cert_type,
            @Longest(50) String certno,
            @Longest(50) String psn_name,
            @Longest(6) String gend,
            @Longest(10) String brdy,
            @Longest(50) String tel,
            @Longest(200) String addr,
            @Longest(6) String insu_optins,
            @Longest(200) String emp_name,
            @Longest(20) String diag_code,
            @Longest(100) String diag_name,
            @Longest(2000) String dise_cond_dscr,
            @Longest(30) String reflin_medins_no,
            @Longest(200) String reflin_medins_name,
            @Longest(3) String out_flag,
            @Longest(10) String refl_date,
            @Longest(500) String refl_rea,
            @Longest(10) String begndate,
            @Longest(10) String enddate,
            @Longest(3) String hosp_agre_refl_flag,
            @Longest(20) String opter_id,
            @Longest(50) String opter_name,
            @Longest(19) String opt_time) {
        @Override
        public String toString() {
            return "Referral";
        }
    }
}
