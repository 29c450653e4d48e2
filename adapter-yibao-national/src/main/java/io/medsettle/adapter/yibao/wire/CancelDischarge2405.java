package io.medsettle.adapter.yibao.wire;

/** 2405 出院撤销 (yibao-core §3.5). No output. */
final class CancelDischarge2405 {
    private CancelDischarge2405() {}

    /**
     * Input node {@code data}.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     */
    record In(
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no) {
        @Override
        public String toString() {
            return "In";
        }
    }
}
