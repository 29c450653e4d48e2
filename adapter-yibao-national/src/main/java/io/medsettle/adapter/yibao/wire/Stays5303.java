package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 5303 在院信息查询 (yibao-core §3.8). */
final class Stays5303 {
    private Stays5303() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30
     * @param begntime 开始时间, DT, required
     * @param endtime 结束时间, DT, required
     */
    record In(
            @Longest(30) String psn_no,
            @Needed @Longest(19) String begntime,
            @Needed @Longest(19) String endtime) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param data 在院信息, list
     */
    record Out(List<Stay> data) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code data}.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     * @param psn_cert_type 人员证件类型, C6, required
     * @param certno 证件号码, C50, required
     * @param psn_name 人员姓名, C50, required
     * @param gend 性别, C6, required
     * @param brdy 出生日期, D
     * @param age 年龄, N4,1, required
     * @param insutype 险种类型, C6, required
     * @param begndate 开始日期, D, required
     * @param med_type 医疗类别, C6, required
     * @param ipt_otp_no 住院/门诊号, C30
     * @param out_flag 异地标志, C3
     */
    record Stay(
            @Longest(30) String mdtrt_id,
            @Longest(30) String psn_no,
            @Longest(6) String psn_cert_type,
            @Longest(50) String certno,
            @Longest(50) String psn_name,
            @Longest(6) String gend,
            @Longest(10) String brdy,
            @Longest(6) String age,
            @Longest(6) String insutype,
            @Longest(10) String begndate,
            @Longest(6) String med_type,
            @Longest(30) String ipt_otp_no,
            @Longest(3) String out_flag) {
        @Override
        public String toString() {
            return "Stay";
        }
    }
}
