package io.medsettle.adapter.yibao.wire;

/** 9001 签到 (yibao-core §3.9). */
final class SignIn9001 {
    private SignIn9001() {}

    /**
     * Input node {@code signIn}.
     *
     * @param opter_no 操作员编号, C20, required
     * @param mac 签到MAC地址, C20, required
     * @param ip 签到IP地址, C20, required
     */
    record In(
            @Needed @Longest(20) String opter_no,
            @Needed @Longest(20) String mac,
            @Needed @Longest(20) String ip) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output node {@code signinoutb}.
     *
     * @param sign_time 签到时间, C19
     * @param sign_no 签到编号, C30, required
     */
    record Out(
            @Longest(19) String sign_time,
            @Needed @Longest(30) String sign_no) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
