package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** 6202 支付下单 (mobile-pay §3.2): asks for the pre-settlement; nothing is settled by it. */
final class Order6202 {
    private Order6202() {}

    /**
     * Input {@code data}.
     *
     * @param payAuthNo 支付授权码, C40, required
     * @param payOrdId 支付订单号, C64, required
     * @param payToken 支付令牌, secret, C200, required
     * @param orgCodg 定点医药机构编码, C12, required
     * @param orgBizSer 机构业务流水号, new for each call, C64, required
     * @param chrgBchno 收费批次号, as in 6201, C30, required
     * @param feeType 费用类型, C3, required
     * @param mdtrtId 就诊ID, C30, required
     * @param acctUsedFlag 个人账户使用标志, C3
     * @param deposit 押金, N16,2
     * @param expContent 字段扩展, any JSON
     */
    record In(
            @Needed @Longest(40) String payAuthNo,
            @Needed @Longest(64) String payOrdId,
            @Needed @Longest(200) String payToken,
            @Needed @Longest(12) String orgCodg,
            @Needed @Longest(64) String orgBizSer,
            @Needed @Longest(30) String chrgBchno,
            @Needed @Longest(3) String feeType,
            @Needed @Longest(30) String mdtrtId,
            @Longest(3) String acctUsedFlag,
            @Longest(17) String deposit,
            JsonNode expContent) {
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
     * @param extData 扩展数据: preSetl, the 2206 result, any JSON
     */
    record Out(
            @Needed @Longest(64) String payOrdId,
            @Needed @Longest(3) String ordStas,
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
            JsonNode extData) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
