package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 5301 人员慢特病备案查询 (yibao-core §3.8). */
final class Chronic5301 {
    private Chronic5301() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     */
    record In(@Needed @Longest(30) String psn_no) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param feedetail 备案信息, list
     */
    record Out(List<Registered> feedetail) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code feedetail}.
     *
     * @param opsp_dise_code 门慢门特病种目录代码, C30, required
     * @param opsp_dise_name 门慢门特病种名称, C300, required
     * @param begndate 开始日期, D, required
     * @param enddate 结束日期, D
     */
    record Registered(
            @Longest(30) String opsp_dise_code,
            @Longest(300) String opsp_dise_name,
            @Longest(10) String begndate,
            @Longest(10) String enddate) {
        @Override
        public String toString() {
            return "Registered";
        }
    }
}
