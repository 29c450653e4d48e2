package io.medsettle.adapter.yibao.wire;

/** 2201 门诊挂号 (yibao-core §3.4). */
final class Register2201 {
    private Register2201() {}

    /**
     * Input node {@code data}. The table says C3 for psn_type; its code table has six-digit values, so 6 are allowed.
     *
     * @param psn_no 人员编号, C30, required
     * @param insutype 险种类型, C6, required
     * @param begntime 开始时间, DT, required
     * @param mdtrt_cert_type 就诊凭证类型, C3, required
     * @param mdtrt_cert_no 就诊凭证编号, C50, required
     * @param card_sn 卡识别码, C32
     * @param psn_cert_type 证件类型, C3, required
     * @param certno 证件号码, C20, required
     * @param psn_type 人员类别, C6, required
     * @param psn_name 人员姓名, C20, required
     * @param ipt_otp_no 门诊号, C30, required
     * @param atddr_no 医师编码, C30
     * @param dr_name 医师姓名, C50
     * @param dept_code 科室编码, C30, required
     * @param dept_name 科室名称, C100, required
     * @param caty 科别, C10, required
     * @param exp_content 字段扩展, C4000
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(6) String insutype,
            @Needed @Longest(19) String begntime,
            @Needed @Longest(3) String mdtrt_cert_type,
            @Needed @Longest(50) String mdtrt_cert_no,
            @Longest(32) String card_sn,
            @Needed @Longest(3) String psn_cert_type,
            @Needed @Longest(20) String certno,
            @Needed @Longest(6) String psn_type,
            @Needed @Longest(20) String psn_name,
            @Needed @Longest(30) String ipt_otp_no,
            @Longest(30) String atddr_no,
            @Longest(50) String dr_name,
            @Needed @Longest(30) String dept_code,
            @Needed @Longest(100) String dept_name,
            @Needed @Longest(10) String caty,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output node {@code data}.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     * @param ipt_otp_no 门诊号, C30, required
     * @param exp_content 字段扩展, C4000
     */
    record Out(
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(30) String ipt_otp_no,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
