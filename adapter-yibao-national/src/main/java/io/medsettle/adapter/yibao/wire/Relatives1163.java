package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 1163 共济亲属查询: named in the sources, its members are not public and taken in the likeness of the rest [inferred]. */
final class Relatives1163 {
    private Relatives1163() {}

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

    /** @param relinfo 亲属, list */
    record Out(List<Row> relinfo) {}

    /**
     * One row of {@code relinfo}.
     *
     * @param psn_no 人员编号
     * @param psn_name 姓名
     */
    record Row(String psn_no, String psn_name) {
        @Override
        public String toString() {
            return "Row";
        }
    }
}
