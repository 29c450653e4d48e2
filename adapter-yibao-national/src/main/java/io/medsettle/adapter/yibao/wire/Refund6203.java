package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** 6203 医保退费 (mobile-pay §3.3). {@code appRefdSn} makes a repeat safe. */
final class Refund6203 {
    private Refund6203() {}

    /**
     * Input {@code data}.
     *
     * @param payOrdId 支付订单号, C64, required
     * @param appRefdSn 应用退费流水号, C64, required
     * @param appRefdTime 应用退费时间, yyyyMMddHHmmss, C14, required
     * @param totlRefdAmt 总退费金额, N16,2, required
     * @param psnAcctRefdAmt 个人账户退费金额, N16,2
     * @param fundRefdAmt 基金退费金额, N16,2
     * @param cashRefdAmt 现金退费金额, N16,2, required
     * @param ecToken 电子凭证令牌; this or payAuthNo, C64
     * @param payAuthNo 支付授权码, C40
     * @param refdType 退费类型: ALL, CASH, HI, C4, required
     * @param expContent 字段扩展, any JSON
     * @param extData 扩展数据, any JSON
     */
    record In(
            @Needed @Longest(64) String payOrdId,
            @Needed @Longest(64) String appRefdSn,
            @Needed @Longest(14) String appRefdTime,
            @Needed @Longest(17) String totlRefdAmt,
            @Longest(17) String psnAcctRefdAmt,
            @Longest(17) String fundRefdAmt,
            @Needed @Longest(17) String cashRefdAmt,
            @Longest(64) String ecToken,
            @Longest(40) String payAuthNo,
            @Needed @Longest(4) String refdType,
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
     * @param refdSn 平台退费流水号, C64
     * @param hiRefdSn 医保退费流水号, C64
     * @param hiTrnsDate 医保交易日期, yyyyMMdd, C8
     * @param hiTrnsTime 医保交易时间, HHmmss, C6
     * @param refStatus 退费状态: SUCC, FAIL, EXP, C4, required
     * @param extData 扩展数据, any JSON
     */
    record Out(
            @Longest(64) String refdSn,
            @Longest(64) @Also("hiFefdSn") String hiRefdSn,
            @Longest(8) String hiTrnsDate,
            @Longest(6) String hiTrnsTime,
            @Needed @Longest(4) String refStatus,
            JsonNode extData) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
