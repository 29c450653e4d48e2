package io.medsettle.adapter.yibao.wire;

import java.util.List;

/**
 * 2203A, where hospitals use it for 2203: the disease may be missing, maternity has more members (yibao-core §3.4). No
 * output.
 */
final class Visit2203A {
    private Visit2203A() {}

    /**
     * Input.
     *
     * @param mdtrtinfo 就诊信息, node, required
     * @param diseinfo 诊断信息, list.Diagnosed, required
     */
    record In(@Needed Visit mdtrtinfo, @Needed List<Visit2203.Diagnosed> diseinfo) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Input node {@code mdtrtinfo}, without the members that only pharmacies have.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param psn_no 人员编号, C30, required
     * @param med_type 医疗类别, C6, required
     * @param begntime 开始时间, DT, required
     * @param main_cond_dscr 主要病情描述, C1000
     * @param dise_codg 病种编码, C30
     * @param dise_name 病种名称, C500
     * @param birctrl_type 计划生育手术类别, C6
     * @param birctrl_matn_date 计划生育手术或生育日期, D
     * @param matn_type 生育类别, C6
     * @param geso_val 孕周数, N2
     * @param exp_content 字段扩展, C4000
     */
    record Visit(
            @Needed @Longest(30) String mdtrt_id,
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(6) String med_type,
            @Needed @Longest(19) String begntime,
            @Longest(1000) String main_cond_dscr,
            @Longest(30) String dise_codg,
            @Longest(500) String dise_name,
            @Longest(6) String birctrl_type,
            @Longest(10) String birctrl_matn_date,
            @Longest(6) String matn_type,
            @Figure @Longest(2) String geso_val,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "Visit";
        }
    }
}
