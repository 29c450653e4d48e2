package io.medsettle.adapter.yibao.wire;

/** 3203 清算申请 (yibao-core §3.7). */
final class Clearing3203 {
    private Clearing3203() {}

    /**
     * Input node {@code data}.
     *
     * @param clr_type 清算类别, C30, required
     * @param clr_way 清算方式, C30
     * @param setlym 清算年月, C6, required
     * @param psntime 清算人次, N6, required
     * @param medfee_sumamt 医疗费总额, N16,2, required
     * @param med_sumfee 医保认可费用总额, N16,2, required
     * @param fund_appy_sum 基金申报总额, N16,2, required
     * @param cash_payamt 现金支付金额, N16,2, required
     * @param acct_pay 个人账户支出, N16,2, required
     * @param begndate 开始日期, D, required
     * @param enddate 结束日期, D, required
     */
    record In(
            @Needed @Longest(30) String clr_type,
            @Longest(30) String clr_way,
            @Needed @Longest(6) String setlym,
            @Needed @Longest(6) String psntime,
            @Needed @Longest(17) String medfee_sumamt,
            @Needed @Longest(17) String med_sumfee,
            @Needed @Longest(17) String fund_appy_sum,
            @Needed @Longest(17) String cash_payamt,
            @Needed @Longest(17) String acct_pay,
            @Needed @Longest(10) String begndate,
            @Needed @Longest(10) String enddate) {}

    /**
     * Output node {@code result}.
     *
     * @param clr_appy_evt_id 清算申请事件ID, C30, required
     */
    record Out(@Needed @Longest(30) String clr_appy_evt_id) {}
}
