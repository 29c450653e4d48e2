package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 5302 人员定点信息查询 (yibao-core §3.8). */
final class Fixed5302 {
    private Fixed5302() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param biz_appy_type 业务申请类型, C3, required
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(3) String biz_appy_type) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output.
     *
     * @param psnfixmedin 定点信息, list
     */
    record Out(List<Fixed> psnfixmedin) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code psnfixmedin}.
     *
     * @param psn_no 人员编号, C30, required
     * @param insutype 险种类型, C6
     * @param fix_srt_no 定点排序号, C3, required
     * @param fixmedins_code 定点医药机构编号, C12, required
     * @param fixmedins_name 定点医药机构名称, C200, required
     * @param begndate 开始日期, D, required
     * @param enddate 结束日期, D
     * @param memo 备注, C500
     */
    record Fixed(
            @Longest(30) String psn_no,
            @Longest(6) String insutype,
            @Longest(3) String fix_srt_no,
            @Longest(12) String fixmedins_code,
            @Longest(200) String fixmedins_name,
            @Longest(10) String begndate,
            @Longest(10) String enddate,
            @Longest(500) String memo) {
        @Override
        public String toString() {
            return "Fixed";
        }
    }
}
