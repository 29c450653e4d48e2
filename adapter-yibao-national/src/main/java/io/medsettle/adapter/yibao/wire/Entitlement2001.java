package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 2001 人员待遇享受检查 (yibao-core §3.3). */
final class Entitlement2001 {
    private Entitlement2001() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param insutype 险种类型, C6, required
     * @param fixmedins_code 定点医药机构编号, C12, required
     * @param med_type 医疗类别, C6, required
     * @param begntime 开始时间, DT, required
     * @param endtime 结束时间, DT
     * @param dise_codg 病种编码, C30
     * @param dise_name 病种名称, C500
     * @param oprn_oprt_code 手术操作代码, C30
     * @param oprn_oprt_name 手术操作名称, C500
     * @param matn_type 生育类别, C6
     * @param birctrl_type 计划生育手术类别, C6
     * @param exp_content 字段扩展, C4000
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(6) String insutype,
            @Needed @Longest(12) String fixmedins_code,
            @Needed @Longest(6) String med_type,
            @Needed @Longest(19) String begntime,
            @Longest(19) String endtime,
            @Longest(30) String dise_codg,
            @Longest(500) String dise_name,
            @Longest(30) String oprn_oprt_code,
            @Longest(500) String oprn_oprt_name,
            @Longest(6) String matn_type,
            @Longest(6) String birctrl_type,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param trtinfo 待遇信息, list
     */
    record Out(List<Entitled> trtinfo) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code trtinfo}.
     *
     * @param psn_no 人员编号, C30, required
     * @param trt_chk_type 待遇检查类型, C6, required
     * @param fund_pay_type 基金支付类型, C6, required
     * @param trt_enjymnt_flag 基金款项待遇享受标志, C3, required
     * @param begndate 开始日期, D, required
     * @param enddate 结束日期, D
     * @param trt_chk_rslt 待遇检查结果, C500
     * @param exp_content 字段扩展, C4000
     */
    record Entitled(
            @Longest(30) String psn_no,
            @Longest(6) String trt_chk_type,
            @Longest(6) String fund_pay_type,
            @Longest(3) String trt_enjymnt_flag,
            @Longest(10) String begndate,
            @Longest(10) String enddate,
            @Longest(500) String trt_chk_rslt,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "Entitled";
        }
    }
}
