package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** 6301 医保订单结算结果查询 (mobile-pay §3.4). */
final class Query6301 {
    private Query6301() {}

    /**
     * Input {@code data}.
     *
     * @param payOrdId 支付订单号, C64, required
     * @param orgCodg 定点医药机构编码, C12, required
     * @param payToken 支付令牌, secret, C200, required
     * @param idNo 证件号码, C50, required
     * @param userName 用户姓名, C50, required
     * @param idType 证件类别, C3, required
     * @param expContent 字段扩展, any JSON
     * @param extData 扩展数据, any JSON
     */
    record In(
            @Needed @Longest(64) String payOrdId,
            @Needed @Longest(12) String orgCodg,
            @Needed @Longest(200) String payToken,
            @Needed @Longest(50) String idNo,
            @Needed @Longest(50) String userName,
            @Needed @Longest(3) String idType,
            JsonNode expContent,
            JsonNode extData) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param payOrdId 支付订单号, C64, required
     * @param ordStas 订单状态, C3, required
     * @param callType 回调类型, C2
     * @param medOrgOrd 医疗机构订单号, C64
     * @param traceTime 交易时间, yyyyMMddHHmmss, C14
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
     * @param revsToken 冲正令牌, secret, C64
     * @param setlType 结算类型: ALL, CASH, HI, C4
     * @param hiChrgTime 医保扣费时间, C19
     * @param hiDocSn 医保结算流水号, C64
     * @param hiRgstSn 医保挂号流水号, C64
     * @param extData 扩展数据: the 2207 result, any JSON
     */
    record Out(
            @Needed @Longest(64) String payOrdId,
            @Needed @Longest(3) String ordStas,
            @Longest(2) String callType,
            @Longest(64) String medOrgOrd,
            @Longest(14) String traceTime,
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
            @Longest(64) String revsToken,
            @Longest(4) String setlType,
            @Longest(19) String hiChrgTime,
            @Longest(64) String hiDocSn,
            @Longest(64) String hiRgstSn,
            JsonNode extData) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
