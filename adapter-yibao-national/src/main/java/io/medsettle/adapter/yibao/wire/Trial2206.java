package io.medsettle.adapter.yibao.wire;

/** 2206 门诊预结算 (yibao-core §3.4). The output is a {@link Settlement}. */
final class Trial2206 {
    private Trial2206() {}

    /**
     * Input node {@code data}. The table says C3 for psn_type; its code table has six-digit values, so 6 are allowed.
     *
     * @param psn_no 人员编号, C30, required
     * @param mdtrt_cert_type 就诊凭证类型, C3, required
     * @param mdtrt_cert_no 就诊凭证编号, C50, required
     * @param card_sn 卡识别码, C32
     * @param psn_cert_type 证件类型, C3, required
     * @param certno 证件号码, C20, required
     * @param psn_type 人员类别, C3, required
     * @param psn_name 人员姓名, C20, required
     * @param med_type 医疗类别, C6, required
     * @param medfee_sumamt 医疗费总额, N16,2, required
     * @param psn_setlway 个人结算方式, C6, required
     * @param mdtrt_id 就诊ID, C30, required
     * @param chrg_bchno 收费批次号, C30, required
     * @param acct_used_flag 个人账户使用标志, C1, required
     * @param insutype 险种类型, C6, required
     * @param exp_content 字段扩展, C4000
     * @param pub_hosp_rfom_flag 公立医院改革标志, C6
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(3) String mdtrt_cert_type,
            @Needed @Longest(50) String mdtrt_cert_no,
            @Longest(32) String card_sn,
            @Needed @Longest(3) String psn_cert_type,
            @Needed @Longest(20) String certno,
            @Needed @Longest(6) String psn_type,
            @Needed @Longest(20) String psn_name,
            @Needed @Longest(6) String med_type,
            @Needed @Figure @Longest(18) String medfee_sumamt,
            @Needed @Longest(6) String psn_setlway,
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String chrg_bchno,
            @Needed @Longest(1) String acct_used_flag,
            @Needed @Longest(6) String insutype,
            @Longest(4000) String exp_content,
            @Longest(6) String pub_hosp_rfom_flag) {
        @Override
        public String toString() {
            return "In";
        }
    }
}
