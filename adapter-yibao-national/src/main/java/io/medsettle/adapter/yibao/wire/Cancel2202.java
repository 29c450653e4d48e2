package io.medsettle.adapter.yibao.wire;

/** 2202 门诊挂号撤销 (yibao-core §3.4). No output. */
final class Cancel2202 {
    private Cancel2202() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param mdtrt_id 就诊ID, C30, required
     * @param ipt_otp_no 门诊号, C30, required
     * @param exp_content 字段扩展, C4000
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String ipt_otp_no,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "In";
        }
    }
}
