package io.medsettle.adapter.yibao.wire;

/** 5204 费用明细查询 (yibao-core §3.8). In practice the output is the list itself. */
final class FeeLines5204 {
    private FeeLines5204() {}

    /**
     * Input node {@code data}.
     *
     * @param psn_no 人员编号, C30, required
     * @param setl_id 结算ID, C30, required
     * @param mdtrt_id 就诊ID, C30, required
     */
    record In(
            @Needed @Longest(30) String psn_no,
            @Needed @Longest(30) String setl_id,
            @Needed @Longest(30) String mdtrt_id) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * One row of the output.
     *
     * @param mdtrt_id 就诊ID, C30, required
     * @param setl_id 结算ID, C30, required
     * @param feedetl_sn 费用明细流水号, C30, required
     * @param rx_drord_no 处方/医嘱号, C30
     * @param med_type 医疗类别, C6, required
     * @param fee_ocur_time 费用发生时间, DT, required
     * @param cnt 数量, N16,4, required
     * @param pric 单价, N16,6, required
     * @param sin_dos_dscr 单次剂量描述, C200
     * @param used_frqu_dscr 使用频次描述, C200
     * @param prd_days 周期天数, N4,2
     * @param medc_way_dscr 用药途径描述, C200
     * @param det_item_fee_sumamt 明细项目费用总额, N16,2, required
     * @param pric_uplmt_amt 定价上限金额, N16,6, required
     * @param selfpay_prop 自付比例, N5,4
     * @param fulamt_ownpay_amt 全自费金额, N16,2
     * @param overlmt_amt 超限价金额, N16,2
     * @param preselfpay_amt 先行自付金额, N16,2
     * @param inscp_scp_amt 符合政策范围金额, N16,2
     * @param chrgitm_lv 收费项目等级, C3, required
     * @param hilist_code 医保目录编码, C50, required
     * @param hilist_name 医保目录名称, C200, required
     * @param list_type 目录类别, C6, required
     * @param med_list_codg 医疗目录编码, C50, required
     * @param medins_list_codg 医药机构目录编码, C150, required
     * @param medins_list_name 医药机构目录名称, C100, required
     * @param med_chrgitm_type 医疗收费项目类别, C6, required
     * @param prodname 商品名, C200
     * @param spec 规格, C200
     * @param dosform_name 剂型名称, C200, required
     * @param bilg_dept_codg 开单科室编码, C30
     * @param bilg_dept_name 开单科室名称, C100
     * @param bilg_dr_codg 开单医生编码, C30
     * @param bilg_dr_name 开单医师姓名, C50
     * @param acord_dept_codg 受单科室编码, C30
     * @param acord_dept_name 受单科室名称, C100
     * @param orders_dr_code 受单医生编码, C30
     * @param orders_dr_name 受单医生姓名, C50
     * @param lmt_used_flag 限制使用标志, C3
     * @param hosp_prep_flag 医院制剂标志, C3
     * @param hosp_appr_flag 医院审批标志, C3
     * @param tcmdrug_used_way 中药使用方式, C6
     * @param prodplac_type 生产地类别, C6
     * @param bas_medn_flag 基本药物标志, C3
     * @param hi_nego_drug_flag 医保谈判药品标志, C3
     * @param chld_medc_flag 儿童用药标志, C3
     * @param etip_flag 外检标志, C3
     * @param etip_hosp_code 外检医院编码, C30
     * @param dscg_tkdrug_flag 出院带药标志, C3
     * @param list_sp_item_flag 目录特项标志, C3
     * @param matn_fee_flag 生育费用标志, C6
     * @param drt_reim_flag 直报标志, C3
     * @param memo 备注, C500
     * @param opter_id 经办人ID, C20
     * @param opter_name 经办人姓名, C50
     * @param opt_time 经办时间, DT
     */
    record Line(
            @Longest(30) String mdtrt_id,
            @Longest(30) String setl_id,
            @Longest(30) String feedetl_sn,
            @Longest(30) String rx_drord_no,
            @Longest(6) String med_type,
            @Longest(19) String fee_ocur_time,
            @Longest(18) String cnt,
            @Longest(18) String pric,
            @Longest(200) String sin_dos_dscr,
            @Longest(200) String used_frqu_dscr,
            @Longest(6) String prd_days,
            @Longest(200) String medc_way_dscr,
            @Longest(18) String det_item_fee_sumamt,
            @Longest(18) String pric_uplmt_amt,
            @Longest(7) String selfpay_prop,
            @Longest(18) String fulamt_ownpay_amt,
            @Longest(18) String overlmt_amt,
            @Longest(18) String preselfpay_amt,
            @Longest(18) String inscp_scp_amt,
            @Longest(3) String chrgitm_lv,
            @Longest(50) String hilist_code,
            @Longest(200) String hilist_name,
            @Longest(6) String list_type,
            @Longest(50) String med_list_codg,
            @Longest(150) String medins_list_codg,
            @Longest(100) String medins_list_name,
            @Longest(6) String med_chrgitm_type,
            @Longest(200) String prodname,
            @Longest(200) String spec,
            @Longest(200) String dosform_name,
            @Longest(30) String bilg_dept_codg,
            @Longest(100) String bilg_dept_name,
            @Longest(30) String bilg_dr_codg,
            @Longest(50) String bilg_dr_name,
            @Longest(30) String acord_dept_codg,
            @Longest(100) String acord_dept_name,
            @Longest(30) String orders_dr_code,
            @Longest(50) String orders_dr_name,
            @Longest(3) String lmt_used_flag,
            @Longest(3) String hosp_prep_flag,
            @Longest(3) String hosp_appr_flag,
            @Longest(6) String tcmdrug_used_way,
            @Longest(6) String prodplac_type,
            @Longest(3) String bas_medn_flag,
            @Longest(3) String hi_nego_drug_flag,
            @Longest(3) String chld_medc_flag,
            @Longest(3) String etip_flag,
            @Longest(30) String etip_hosp_code,
            @Longest(3) String dscg_tkdrug_flag,
            @Longest(3) String list_sp_item_flag,
            @Longest(6) String matn_fee_flag,
            @Longest(3) String drt_reim_flag,
            @Longest(500) String memo,
            @Longest(20) String opter_id,
            @Longest(50) String opter_name,
            @Longest(19) String opt_time) {
        @Override
        public String toString() {
            return "Line";
        }
    }
}
