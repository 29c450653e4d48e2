package io.medsettle.adapter.yibao.wire;

/** 3201 医药机构费用结算对总账 (yibao-core §3.7). */
final class Statement3201 {
    private Statement3201() {}

    /**
     * Input node {@code data}.
     *
     * @param insutype 险种, C6, required
     * @param clr_type 清算类别, C6, required
     * @param setl_optins 结算经办机构, C6, required
     * @param stmt_begndate 对账开始日期, D, required
     * @param stmt_enddate 对账结束日期, D, required
     * @param medfee_sumamt 医疗费总额, N16,2, required
     * @param fund_pay_sumamt 基金支付总额, N16,2, required
     * @param acct_pay 个人账户支付金额, N16,2, required
     * @param fixmedins_setl_cnt 定点医药机构结算笔数, N10, required
     * @param refd_setl_flag 退费结算标志, C6
     * @param fixmedins_refd_setl_flag 定点医药机构退费结算标志, C6, required
     */
    record In(
            @Needed @Longest(6) String insutype,
            @Needed @Longest(6) String clr_type,
            @Needed @Longest(6) String setl_optins,
            @Needed @Longest(10) String stmt_begndate,
            @Needed @Longest(10) String stmt_enddate,
            @Needed @Longest(17) String medfee_sumamt,
            @Needed @Longest(17) String fund_pay_sumamt,
            @Needed @Longest(17) String acct_pay,
            @Needed @Longest(10) String fixmedins_setl_cnt,
            @Longest(6) String refd_setl_flag,
            @Needed @Longest(6) String fixmedins_refd_setl_flag) {}

    /**
     * Output node {@code stmtinfo}.
     *
     * @param setl_optins 结算经办机构, C6
     * @param stmt_rslt 对账结果, C6, required: 0 level, 1 not
     * @param stmt_rslt_dscr 对账结果说明, C200
     */
    record Out(
            @Longest(6) String setl_optins,
            @Needed @Longest(6) String stmt_rslt,
            @Longest(200) String stmt_rslt_dscr) {}
}
