package io.medsettle.adapter.yibao.wire;

/** 2205 门诊费用明细信息撤销 (yibao-core §3.4). No output. */
final class RevokeFees2205 {
    private RevokeFees2205() {}

    /**
     * Input node {@code data}; batch {@code 0000} = every unsettled line of the visit.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param chrg_bchno 收费批次号, C30, required
     * @param psn_no 人员编号, C30, required
     * @param exp_content 字段扩展, C4000
     */
    record In(
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String chrg_bchno,
            @Needed @Longest(30) String psn_no,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "In";
        }
    }
}
