package io.medsettle.adapter.yibao.wire;

/** 电子凭证结算回传 (yibao-core §7.4). Lengths are in no source, except where another table has the same member. */
final class ReportBack {
    private ReportBack() {}

    /**
     * Node {@code data}, without its node {@code extra}.
     *
     * @param orgId 机构商户号, C40, required
     * @param orgName 机构名称, C200, required
     * @param orgType 机构类型
     * @param medType 医疗类别, C6
     * @param cityCode 城市编码, C6, required
     * @param ecToken 身份核验令牌, C40
     * @param idNo 证件号码, C30
     * @param idType 证件类型, C3
     * @param userName 用户姓名, C50, required
     * @param clientId 终端号, C20, required
     * @param status SUCC or FAIL, required
     * @param message 结果说明, C200
     * @param optType SETTLE or REFUND, required
     * @param memo 备注
     * @param feeSumamt 费用总额, yuan, negative on a refund, required
     * @param psnAcctPay 个人账户支付, yuan, required
     * @param ownpayAmt 现金支付, yuan, required
     * @param fundPay 基金支付, yuan, required
     * @param insuranceAmount 商保支付, {@code 0}
     * @param accountBlance 账户余额, yuan
     * @param payType 支付方式
     * @param bizTraceNo 业务流水号, C40, required, unique
     * @param oriBizTraceNo 原业务流水号, C40, on a refund
     * @param bizTraceTime 业务时间, yyyyMMddHHmmss, required
     */
    record Data(
            @Needed @Longest(40) String orgId,
            @Needed @Longest(200) String orgName,
            String orgType,
            @Longest(6) String medType,
            @Needed @Longest(6) String cityCode,
            @Longest(40) String ecToken,
            @Longest(30) String idNo,
            @Longest(3) String idType,
            @Needed @Longest(50) String userName,
            @Needed @Longest(20) String clientId,
            @Needed String status,
            @Longest(200) String message,
            @Needed String optType,
            String memo,
            @Needed String feeSumamt,
            @Needed String psnAcctPay,
            @Needed String ownpayAmt,
            @Needed String fundPay,
            @Needed String insuranceAmount,
            String accountBlance,
            String payType,
            @Needed @Longest(40) String bizTraceNo,
            @Longest(40) String oriBizTraceNo,
            @Needed @Longest(14) String bizTraceTime) {
        @Override
        public String toString() {
            return "Data";
        }
    }

    /**
     * Node {@code extra}.
     *
     * @param cId client group, if one was given
     * @param fixmedins_code 定点医药机构编号, C12
     * @param fixmedins_name 定点医药机构名称, C200
     */
    record Extra(
            String cId,
            @Longest(12) String fixmedins_code,
            @Longest(200) String fixmedins_name) {
        @Override
        public String toString() {
            return "Extra";
        }
    }
}
