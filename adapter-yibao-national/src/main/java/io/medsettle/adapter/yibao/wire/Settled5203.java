package io.medsettle.adapter.yibao.wire;

/** 5203 结算信息查询 (yibao-core §3.8). The output is a {@link Settlement}. */
final class Settled5203 {
    private Settled5203() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param setl_id 结算ID, C30, required
     * @param mdtrt_id 就诊ID, C30, required
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(30) String setl_id,
            @Needed @Longest(30) String mdtrt_id) {
        @Override
        public String toString() {
            return "In";
        }
    }
}
