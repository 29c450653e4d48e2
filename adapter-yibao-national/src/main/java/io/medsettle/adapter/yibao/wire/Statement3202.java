package io.medsettle.adapter.yibao.wire;

/** 3202 医药机构费用结算对明细账 (yibao-core §3.7). Output node {@link FileInfo}. */
final class Statement3202 {
    private Statement3202() {}

    /**
     * Input node {@code data}.
     *
     * @param setl_optins 结算经办机构, C6, required
     * @param file_qury_no 文件查询号, C30, longer in practice, required
     * @param stmt_begndate 对账开始日期, D, required
     * @param stmt_enddate 对账结束日期, D, required
     * @param medfee_sumamt 医疗费总额, N16,2, required
     * @param fund_pay_sumamt 基金支付总额, N16,2, required
     * @param cash_payamt 现金支付金额, N16,2, required
     * @param fixmedins_setl_cnt 定点医药机构结算笔数, N10, required
     * @param clr_type 清算类别, C6, required
     * @param refd_setl_flag 退费结算标志, C3
     * @param fixmedins_refd_setl_flag 定点医药机构退费结算标志, C6, required
     */
    record In(
            @Needed @Longest(6) String setl_optins,
            @Needed String file_qury_no,
            @Needed @Longest(10) String stmt_begndate,
            @Needed @Longest(10) String stmt_enddate,
            @Needed @Longest(17) String medfee_sumamt,
            @Needed @Longest(17) String fund_pay_sumamt,
            @Needed @Longest(17) String cash_payamt,
            @Needed @Longest(10) String fixmedins_setl_cnt,
            @Needed @Longest(6) String clr_type,
            @Longest(3) String refd_setl_flag,
            @Needed @Longest(6) String fixmedins_refd_setl_flag) {}
}
