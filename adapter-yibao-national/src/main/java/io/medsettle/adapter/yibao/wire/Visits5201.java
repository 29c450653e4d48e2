package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 5201 就诊信息查询 (yibao-core §3.8). */
final class Visits5201 {
    private Visits5201() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param begntime 开始时间, DT, required
     * @param endtime 结束时间, DT, required
     * @param med_type 医疗类别, C6, required
     * @param mdtrt_id 就诊ID, C30
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(19) String begntime,
            @Needed @Longest(19) String endtime,
            @Needed @Longest(6) String med_type,
            @Longest(30) String mdtrt_id) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param mdtrtinfo 就诊信息, list
     */
    record Out(List<Visit> mdtrtinfo) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code mdtrtinfo}; of its 57 members only those that are used here.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     * @param insutype 险种类型, C6
     * @param psn_type 人员类别, C6
     * @param insu_optins 参保机构医保区划, C6
     * @param begntime 开始时间, DT
     * @param endtime 结束时间, DT
     * @param med_type 医疗类别, C6
     * @param ipt_otp_no 门诊号, C30
     */
    record Visit(
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no,
            @Longest(6) String insutype,
            @Longest(6) String psn_type,
            @Longest(6) String insu_optins,
            @Longest(19) String begntime,
            @Longest(19) String endtime,
            @Longest(6) String med_type,
            @Longest(30) String ipt_otp_no) {
        @Override
        public String toString() {
            return "Visit";
        }
    }
}
