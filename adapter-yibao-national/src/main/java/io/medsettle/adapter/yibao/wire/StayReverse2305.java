package io.medsettle.adapter.yibao.wire;

/** 2305 住院结算撤销 (yibao-core §3.4). The output is a {@link Settlement} with negative amounts. */
final class StayReverse2305 {
    private StayReverse2305() {}

    /**
     * Input node {@code data}.
     *
     * @param setl_id 结算ID, C30, required
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     */
    record In(
            @Needed @Longest(30) String setl_id,
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no) {
        @Override
        public String toString() {
            return "In";
        }
    }
}
