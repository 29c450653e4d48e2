package io.medsettle.adapter.yibao.wire;

/** 9002 签退 (yibao-core §3.9). */
final class SignOut9002 {
    private SignOut9002() {}

    /**
     * Input node {@code signOut}.
     *
     * @param sign_no 签到编号, C30, required
     * @param opter_no 操作员编号, C20, required
     */
    record In(
            @Needed @Longest(30) String sign_no,
            @Needed @Longest(20) String opter_no) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output node {@code signoutoutb}.
     *
     * @param sign_time 签退时间, C19, required
     */
    record Out(@Needed @Longest(19) String sign_time) {}
}
