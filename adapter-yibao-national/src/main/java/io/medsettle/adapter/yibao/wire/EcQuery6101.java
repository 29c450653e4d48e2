package io.medsettle.adapter.yibao.wire;

/** 6101 电子凭证解码, ec.query, the same by library, by service and as 1162 (yibao-core §7.3). */
final class EcQuery6101 {
    static final String TRANS_TYPE = "ec.query";

    private EcQuery6101() {}

    /**
     * Input node {@code data}.
     *
     * @param orgId 机构ID, C40, required
     * @param businessType 用码业务类型, C5, required
     * @param businessInfo 业务信息, C200
     * @param operatorId 操作员工号, C20, required
     * @param operatorName 操作员姓名, C30, required
     * @param officeId 医保科室编号, C20, required
     * @param officeName 科室名称, C30, required
     * @param deviceType 设备类型, C30
     */
    record In(
            @Needed @Longest(40) String orgId,
            @Needed @Longest(5) String businessType,
            @Longest(200) String businessInfo,
            @Needed @Longest(20) String operatorId,
            @Needed @Longest(30) String operatorName,
            @Needed @Longest(20) String officeId,
            @Needed @Longest(30) String officeName,
            @Longest(30) String deviceType) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output node {@code data}.
     *
     * @param userName 用户姓名, C50, required
     * @param idNo 证件号码, C30, required, masked by some centres
     * @param idType 证件类型, C3, required
     * @param ecToken 身份核验令牌, C40, required
     * @param insuOrg 参保地行政区划, C6, required
     * @param authNo 授权流水号, C40
     * @param ecIndexNo 外部索引号, C32
     * @param gender reserved
     * @param birthday reserved
     * @param nationality reserved
     * @param email reserved
     * @param chnlId channel, by the service only
     * @param ecQrCode the scanned code, by the service only
     */
    record Out(
            @Needed @Longest(50) String userName,
            @Needed @Longest(30) String idNo,
            @Needed @Longest(3) String idType,
            @Needed @Longest(40) String ecToken,
            @Longest(6) String insuOrg,
            @Longest(40) String authNo,
            @Longest(32) String ecIndexNo,
            String gender,
            String birthday,
            String nationality,
            String email,
            String chnlId,
            String ecQrCode) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
