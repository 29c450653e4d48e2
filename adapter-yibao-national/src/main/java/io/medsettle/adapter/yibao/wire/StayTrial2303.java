package io.medsettle.adapter.yibao.wire;

/** 2303 住院预结算 (yibao-core §3.4). The output is a {@link Settlement}. */
final class StayTrial2303 {
    private StayTrial2303() {}

    /**
     * Input node {@code data}. The table says C3 for psn_type; its code table has six-digit values, so 6 are allowed.
     *
     * @param psn_no 人员编号, C30, required
     * @param mdtrt_cert_type 就诊凭证类型, C3, required
     * @param mdtrt_cert_no 就诊凭证编号, C50
     * @param card_sn 卡识别码, C32
     * @param psn_cert_type 证件类型, C3, required
     * @param certno 证件号码, C20, required
     * @param psn_type 人员类别, C3, required
     * @param psn_name 人员姓名, C20, required
     * @param medfee_sumamt 医疗费总额, N16,2, required
     * @param psn_setlway 个人结算方式, C6, required
     * @param mdtrt_id 就诊ID, C30, required
     * @param acct_used_flag 个人账户使用标志, C1
     * @param fulamt_ownpay_amt 全自费金额, N16,2
     * @param overlmt_selfpay 超限价金额, N16,2
     * @param preselfpay_amt 先行自付金额, N16,2
     * @param inscp_scp_amt 符合政策范围金额, N16,2
     * @param dscgTime 出院时间, D
     * @param insuplc_admdvs 参保地医保区划, C6, required
     * @param mdtrtarea_admvs 就医地医保区划, C6, required
     * @param insutype 险种类型, C6, required
     * @param mid_setl_flag 中途结算标志, C3, required
     * @param exp_content 字段扩展, C4000
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(3) String mdtrt_cert_type,
            @Longest(50) String mdtrt_cert_no,
            @Longest(32) String card_sn,
            @Needed @Longest(3) String psn_cert_type,
            @Needed @Longest(20) String certno,
            @Needed @Longest(6) String psn_type,
            @Needed @Longest(20) String psn_name,
            @Needed @Figure @Longest(18) String medfee_sumamt,
            @Needed @Longest(6) String psn_setlway,
            @Needed @Longest(30) String mdtrt_id,
            @Longest(1) String acct_used_flag,
            @Figure @Longest(18) String fulamt_ownpay_amt,
            @Figure @Longest(18) String overlmt_selfpay,
            @Figure @Longest(18) String preselfpay_amt,
            @Figure @Longest(18) String inscp_scp_amt,
            @Longest(10) String dscgTime,
            @Needed @Longest(6) String insuplc_admdvs,
            @Needed @Longest(6) String mdtrtarea_admvs,
            @Needed @Longest(6) String insutype,
            @Needed @Longest(3) String mid_setl_flag,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "In";
        }
    }
}
