package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 2302 住院费用明细撤销 (yibao-core §3.5). No output. */
final class RevokeStayFees2302 {
    private RevokeStayFees2302() {}

    /**
     * Input; the node is a list.
     *
     * @param data 撤销明细, list, required
     */
    record In(@Needed List<Row> data) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * One row of {@code data}; serial {@code 0000} = all.
     *
     * @param feedetl_sn 费用明细流水号, C30, required
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     */
    record Row(
            @Needed @Longest(30) String feedetl_sn,
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no) {
        @Override
        public String toString() {
            return "Row";
        }
    }
}
