package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 5206 人员累计信息查询 (yibao-core §3.8). */
final class Totals5206 {
    private Totals5206() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param cum_ym 累计年月, C6
     */
    record In(
            @Needed @Longest(30) String psn_no, @Longest(6) String cum_ym) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param cuminfo 累计信息, list
     */
    record Out(List<Total> cuminfo) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code cuminfo}.
     *
     * @param insutype 险种类型, C6, required
     * @param year 年度, C4, required
     * @param cum_ym 累计年月, C6, required
     * @param cum_type_code 累计类别代码, C10, required
     * @param cum 累计值, N16,2, required
     */
    record Total(
            @Longest(6) String insutype,
            @Longest(4) String year,
            @Longest(6) String cum_ym,
            @Longest(10) String cum_type_code,
            @Longest(18) String cum) {
        @Override
        public String toString() {
            return "Total";
        }
    }
}
