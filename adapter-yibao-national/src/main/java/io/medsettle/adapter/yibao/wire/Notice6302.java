package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** 6302 医保结算结果通知 (mobile-pay §3.6), sent by the centre. */
final class Notice6302 {
    private Notice6302() {}

    /**
     * What it tells.
     *
     * @param payOrdId 支付订单号, C64, required
     * @param callType 回调类型, 02 = 支付成功, C2, required
     * @param medOrgOrd 医疗机构订单号, C64, required
     * @param traceTime 交易时间, yyyyMMddHHmmss, C14
     * @param ordStas 订单状态, C3
     * @param feeSumamt 费用总额, N16,2
     * @param ownPayAmt 现金支付, N16,2
     * @param psnAcctPay 个人账户支付, N16,2
     * @param fundPay 医保基金支付, N16,2
     * @param deposit 住院押金, inside ownPayAmt, N16,2
     * @param othFeeAmt 其他费用, added, N16,2
     * @param hospPartAmt 医院负担, of which, N16,2
     * @param acctMulaidPay 共济账户支付, of which, N16,2
     * @param selfAcctPay 本人账户支付, of which, N16,2
     * @param delvFee 配送费, of which, N16,2
     * @param setlType 结算类型, C4
     * @param revsToken 冲正令牌, secret, C64
     * @param extData 扩展数据: the 2207 result, any JSON
     */
    record Out(
            @Needed @Longest(64) String payOrdId,
            @Needed @Longest(2) String callType,
            @Needed @Longest(64) String medOrgOrd,
            @Longest(14) String traceTime,
            @Longest(3) String ordStas,
            @Longest(17) String feeSumamt,
            @Longest(17) @Also("ownpayAmt") String ownPayAmt,
            @Longest(17) String psnAcctPay,
            @Longest(17) String fundPay,
            @Longest(17) String deposit,
            @Longest(17) String othFeeAmt,
            @Longest(17) String hospPartAmt,
            @Longest(17) String acctMulaidPay,
            @Longest(17) String selfAcctPay,
            @Longest(17) String delvFee,
            @Longest(4) String setlType,
            @Longest(64) String revsToken,
            JsonNode extData) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
