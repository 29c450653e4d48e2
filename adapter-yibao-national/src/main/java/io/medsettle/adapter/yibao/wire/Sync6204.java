package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** 6204 医保订单信息同步 (mobile-pay §3.5), whose direction no document settles: asked in the form of 6301, told in the form of 6202. */
final class Sync6204 {
    private Sync6204() {}

    /**
     * Input {@code data} of the outbound form.
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
     * What it tells, whoever speaks first.
     *
     * @param payOrdId 支付订单号, C64, required
     * @param ordStas 订单状态, C3, required
     * @param medOrgOrd 医疗机构订单号, C64
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
     * @param extData 扩展数据: preSetl, any JSON
     */
    record Out(
            @Needed @Longest(64) String payOrdId,
            @Needed @Longest(3) String ordStas,
            @Longest(64) String medOrgOrd,
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
