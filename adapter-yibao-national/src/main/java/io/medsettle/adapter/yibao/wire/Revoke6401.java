package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** 6401 费用明细上传撤销 (mobile-pay §3.7). */
final class Revoke6401 {
    private Revoke6401() {}

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
     * Output; some centres answer the bare text "true" instead.
     *
     * @param success 撤销成功, C5
     * @param message 信息, C200
     */
    record Out(@Longest(5) String success, @Longest(200) String message) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
