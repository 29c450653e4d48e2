package io.medsettle.adapter.yibao.wire;

/** 2601 冲正交易 (yibao-core §2.8, §3.6). No output. */
final class Undo2601 {
    private Undo2601() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param omsgid 原发送方报文ID, C30, required
     * @param oinfno 原交易编号, C4, required
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(30) String omsgid,
            @Needed @Longest(5) String oinfno) {
        @Override
        public String toString() {
            return "In";
        }
    }
}
