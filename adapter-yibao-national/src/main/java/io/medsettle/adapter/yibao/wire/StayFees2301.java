package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 2301 住院费用明细上传 (yibao-core §3.4). */
final class StayFees2301 {
    private StayFees2301() {}

    /**
     * Input.
     *
     * @param feedetail 费用明细, list, required
     */
    record In(@Needed List<Line> feedetail) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * One row of {@code feedetail}.
     *
     * @param feedetl_sn 费用明细流水号, N30, required
     * @param init_feedetl_sn 原费用流水号, C30
     * @param mdtrt_id 就诊ID, C30, required
     * @param drord_no 医嘱号, C30
     * @param psn_no 人员编号, C30, required
     * @param med_type 医疗类别, C6, required
     * @param fee_ocur_time 费用发生时间, DT, required
     * @param med_list_codg 医疗目录编码, C50, required
     * @param medins_list_codg 医药机构目录编码, C150, required
     * @param det_item_fee_sumamt 明细项目费用总额, N16,2, required
     * @param cnt 数量, N16,4, required
     * @param pric 单价, N16,6, required
     * @param bilg_dept_codg 开单科室编码, C30, required
     * @param bilg_dept_name 开单科室名称, C100, required
     * @param bilg_dr_codg 开单医生编码, C30, required
     * @param bilg_dr_name 开单医师姓名, C50, required
     * @param acord_dept_codg 受单科室编码, C30
     * @param acord_dept_name 受单科室名称, C100
     * @param orders_dr_code 受单医生编码, C30
     * @param orders_dr_name 受单医生姓名, C50
     * @param hosp_appr_flag 医院审批标志, C3
     * @param tcmdrug_used_way 中药使用方式, C6
     * @param etip_flag 外检标志, C3
     * @param etip_hosp_code 外检医院编码, C30
     * @param dscg_tkdrug_flag 出院带药标志, C3
     * @param matn_fee_flag 生育费用标志, C6
     * @param memo 备注, C1000
     * @param comb_no 组套编码, C3
     * @param exp_content 字段扩展, C4000
     */
    record Line(
            @Needed @Longest(30) String feedetl_sn,
            @Longest(30) String init_feedetl_sn,
            @Needed @Longest(30) String mdtrt_id,
            @Longest(30) String drord_no,
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(6) String med_type,
            @Needed @Longest(19) String fee_ocur_time,
            @Needed @Longest(50) String med_list_codg,
            @Needed @Longest(150) String medins_list_codg,
            @Needed @Figure @Longest(18) String det_item_fee_sumamt,
            @Needed @Figure @Longest(18) String cnt,
            @Needed @Figure @Longest(18) String pric,
            @Needed @Longest(30) String bilg_dept_codg,
            @Needed @Longest(100) String bilg_dept_name,
            @Needed @Longest(30) String bilg_dr_codg,
            @Needed @Longest(50) String bilg_dr_name,
            @Longest(30) String acord_dept_codg,
            @Longest(100) String acord_dept_name,
            @Longest(30) String orders_dr_code,
            @Longest(50) String orders_dr_name,
            @Longest(3) String hosp_appr_flag,
            @Longest(6) String tcmdrug_used_way,
            @Longest(3) String etip_flag,
            @Longest(30) String etip_hosp_code,
            @Longest(3) String dscg_tkdrug_flag,
            @Longest(6) String matn_fee_flag,
            @Longest(500) String memo,
            @Longest(3) String comb_no,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "Line";
        }
    }

    /**
     * Output.
     *
     * @param result 费用明细结果, list
     */
    record Out(List<Result> result) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * One row of {@code result}.
     *
     * @param feedetl_sn 费用明细流水号, C30
     * @param det_item_fee_sumamt 明细项目费用总额, N16,2, required
     * @param cnt 数量, N16,4, required
     * @param pric 单价, N16,6, required
     * @param pric_uplmt_amt 定价上限金额, N16,6, required
     * @param selfpay_prop 自付比例, N5,4
     * @param fulamt_ownpay_amt 全自费金额, N16,2
     * @param overlmt_amt 超限价金额, N16,2
     * @param preselfpay_amt 先行自付金额, N16,2
     * @param inscp_scp_amt 符合政策范围金额, N16,2
     * @param chrgitm_lv 收费项目等级, C3, required
     * @param med_chrgitm_type 医疗收费项目类别, C6, required
     * @param bas_medn_flag 基本药物标志, C3
     * @param hi_nego_drug_flag 医保谈判药品标志, C3
     * @param chld_medc_flag 儿童用药标志, C3
     * @param list_sp_item_flag 目录特项标志, C3
     * @param lmt_used_flag 限制使用标志, C3, required
     * @param drt_reim_flag 直报标志, C3
     * @param memo 备注, C500
     * @param exp_content 字段扩展, C4000
     */
    record Result(
            @Longest(30) String feedetl_sn,
            @Longest(18) String det_item_fee_sumamt,
            @Longest(18) String cnt,
            @Longest(18) String pric,
            @Longest(18) String pric_uplmt_amt,
            @Longest(7) String selfpay_prop,
            @Longest(18) String fulamt_ownpay_amt,
            @Longest(18) String overlmt_amt,
            @Longest(18) String preselfpay_amt,
            @Longest(18) String inscp_scp_amt,
            @Longest(3) String chrgitm_lv,
            @Longest(6) String med_chrgitm_type,
            @Longest(3) String bas_medn_flag,
            @Longest(3) String hi_nego_drug_flag,
            @Longest(3) String chld_medc_flag,
            @Longest(3) String list_sp_item_flag,
            @Longest(3) String lmt_used_flag,
            @Longest(3) String drt_reim_flag,
            @Longest(500) String memo,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "Result";
        }
    }
}
