package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Output of 2206 2207 2208 2303 2304 2305 and 5203: every member that any of them has, as it was sent (yibao-core
 * §3.4). What the amounts mean is {@link Reckoning}'s business.
 */
final class Settlement {
    private Settlement() {}

    /** An answer; one whose amounts are not plain values is taken for none at all. */
    static Out read(JsonNode output) {
        JsonNode info = output.path("setlinfo");
        JsonNode row = info.isArray() ? info.path(0) : info;
        boolean plain = row.properties().stream()
                .allMatch(m -> m.getValue().isValueNode() || m.getKey().equals("exp_content"));
        return Form.read(plain ? output : Json.missing(), Out.class);
    }

    /**
     * Output.
     *
     * @param setlinfo 结算信息, node
     * @param setldetail 结算基金分项信息, list
     * @param expContent 字段扩展, C4000
     */
    record Out(
            Info setlinfo,
            List<Detail> setldetail,
            @Longest(4000) String expContent) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * Node {@code setlinfo}.
     *
     * @param mdtrt_id 就诊ID, C30
     * @param setl_id 结算ID, C30
     * @param psn_no 人员编号, C30
     * @param psn_name 人员姓名, C50
     * @param psn_cert_type 人员证件类型, C6
     * @param certno 证件号码, C50
     * @param gend 性别, C6
     * @param naty 民族, C3
     * @param brdy 出生日期, D
     * @param age 年龄, N4,1
     * @param insutype 险种类型, C6
     * @param psn_type 人员类别, C6
     * @param cvlserv_flag 公务员标志, C3
     * @param flxempe_flag 灵活就业标志, C3
     * @param nwb_flag 新生儿标志, C3
     * @param insu_optins 参保机构医保区划, C6
     * @param emp_name 单位名称, C200
     * @param pay_loc 支付地点类别, C6
     * @param fixmedins_code 定点医药机构编号, C12
     * @param fixmedins_name 定点医药机构名称, C200
     * @param hosp_lv 医院等级, C6
     * @param fixmedins_poolarea 定点归属机构, C6
     * @param lmtpric_hosp_lv 限价医院等级, C6
     * @param dedc_hosp_lv 起付线医院等级, C6
     * @param setl_time 结算时间, DT
     * @param mdtrt_cert_type 就诊凭证类型, C3
     * @param med_type 医疗类别, C6
     * @param medfee_sumamt 医疗费总额, N16,2
     * @param fulamt_ownpay_amt 全自费金额, N16,2
     * @param overlmt_selfpay 超限价自费费用, N16,2
     * @param preselfpay_amt 先行自付金额, N16,2
     * @param inscp_scp_amt 符合政策范围金额, N16,2
     * @param act_pay_dedc 实际支付起付线, N16,2
     * @param hifp_pay 基本医疗保险统筹基金支出, N16,2
     * @param pool_prop_selfpay 基本医疗保险统筹基金支付比例, N5,4
     * @param cvlserv_pay 公务员医疗补助资金支出, N16,2
     * @param hifes_pay 企业补充医疗保险基金支出, N16,2
     * @param hifmi_pay 居民大病保险资金支出, N16,2
     * @param hifob_pay 职工大额医疗费用补助基金支出, N16,2
     * @param maf_pay 医疗救助基金支出, N16,2
     * @param oth_pay 其他支出, N16,2
     * @param fund_pay_sumamt 基金支付总额, N16,2
     * @param psn_pay 个人支付金额, N16,2
     * @param psn_part_amt 个人负担总金额, N16,2
     * @param acct_pay 个人账户支出, N16,2
     * @param cash_payamt 现金支付金额, N16,2
     * @param psn_cash_pay 个人现金支出, N16,2
     * @param hosp_part_amt 医院负担金额, N16,2
     * @param balc 余额, N16,2
     * @param acct_mulaid_pay 个人账户共济支付金额, N16,2
     * @param medins_setl_id 医药机构结算ID, C30
     * @param refd_setl_flag 退费结算标志, C3
     * @param year 年度, C4
     * @param dise_codg 病种编码, C30
     * @param dise_name 病种名称, C500
     * @param pdn_cash_pay 个人现金支出, N16,2
     * @param clr_optins 清算经办机构, C6
     * @param clr_way 清算方式, C6
     * @param clr_type 清算类别, C6
     * @param hifdm_pay 伤残人员医疗保障基金支出, N16,2
     * @param psn_insu_rlts_id 人员参保关系ID, C20
     * @param insu_admdvs 参保机构行政区划, C6
     * @param begndate 开始日期, D
     * @param enddate 结算日期, D
     * @param mdtrt_cert_no 就诊凭证编号, C50
     * @param setl_type 结算类别, C6
     * @param crt_dedc 本次起付线, N16,2
     * @param invono 发票号, C20
     * @param opter_id 经办人ID, C20
     * @param opter_name 经办人姓名, C50
     * @param opt_time 经办时间, DT
     * @param pref_fund_pay 优抚对象基金支出, N16,2
     * @param exp_content 字段扩展, C4000
     * @param psn_part_am 个人负担总金额, 广州拼写, N16,2
     * @param cashPayamt 现金支付金额, 另一拼写, N16,2
     * @param inscp_amt 符合政策范围金额, 另一名称, N16,2
     * @param ownpay_hosp_part 医院自付部分, N16,2
     * @param othfund_pay 其他基金支出, N16,2
     * @param dedc_std 起付标准, N16,2
     * @param med_sumfee 医保认可总费用, N16,2
     * @param psn_setlway 个人结算方式, C6
     * @param memo 备注, C500
     */
    record Info(
            @Longest(30) String mdtrt_id,
            @Longest(30) String setl_id,
            @Longest(30) String psn_no,
            @Longest(50) String psn_name,
            @Longest(6) String psn_cert_type,
            @Longest(50) String certno,
            @Longest(6) String gend,
            @Longest(3) String naty,
            @Longest(10) String brdy,
            @Longest(6) String age,
            @Longest(6) String insutype,
            @Longest(6) String psn_type,
            @Longest(3) String cvlserv_flag,
            @Longest(3) String flxempe_flag,
            @Longest(3) String nwb_flag,
            @Longest(6) String insu_optins,
            @Longest(200) String emp_name,
            @Longest(6) String pay_loc,
            @Longest(12) String fixmedins_code,
            @Longest(200) String fixmedins_name,
            @Longest(6) String hosp_lv,
            @Longest(6) String fixmedins_poolarea,
            @Longest(6) String lmtpric_hosp_lv,
            @Longest(6) String dedc_hosp_lv,
            @Longest(19) String setl_time,
            @Longest(3) String mdtrt_cert_type,
            @Longest(6) String med_type,
            @Longest(18) String medfee_sumamt,
            @Longest(18) String fulamt_ownpay_amt,
            @Longest(18) String overlmt_selfpay,
            @Longest(18) String preselfpay_amt,
            @Longest(18) String inscp_scp_amt,
            @Longest(18) String act_pay_dedc,
            @Longest(18) String hifp_pay,
            @Longest(7) String pool_prop_selfpay,
            @Longest(18) String cvlserv_pay,
            @Longest(18) String hifes_pay,
            @Longest(18) String hifmi_pay,
            @Longest(18) String hifob_pay,
            @Longest(18) String maf_pay,
            @Longest(18) String oth_pay,
            @Longest(18) String fund_pay_sumamt,
            @Longest(18) String psn_pay,
            @Longest(18) String psn_part_amt,
            @Longest(18) String acct_pay,
            @Longest(18) String cash_payamt,
            @Longest(18) String psn_cash_pay,
            @Longest(18) String hosp_part_amt,
            @Longest(18) String balc,
            @Longest(18) String acct_mulaid_pay,
            @Longest(30) String medins_setl_id,
            @Longest(3) String refd_setl_flag,
            @Longest(4) String year,
            @Longest(30) String dise_codg,
            @Longest(500) String dise_name,
            @Longest(18) String pdn_cash_pay,
            @Longest(6) String clr_optins,
            @Longest(6) String clr_way,
            @Longest(6) String clr_type,
            @Longest(18) String hifdm_pay,
            @Longest(20) String psn_insu_rlts_id,
            @Longest(6) String insu_admdvs,
            @Longest(10) String begndate,
            @Longest(10) String enddate,
            @Longest(50) String mdtrt_cert_no,
            @Longest(6) String setl_type,
            @Longest(18) String crt_dedc,
            @Longest(20) String invono,
            @Longest(20) String opter_id,
            @Longest(50) String opter_name,
            @Longest(19) String opt_time,
            @Longest(18) String pref_fund_pay,
            @Longest(4000) String exp_content,
            @Longest(18) String psn_part_am,
            @Longest(18) String cashPayamt,
            @Longest(18) String inscp_amt,
            @Longest(18) String ownpay_hosp_part,
            @Longest(18) String othfund_pay,
            @Longest(18) String dedc_std,
            @Longest(18) String med_sumfee,
            @Longest(6) String psn_setlway,
            @Longest(500) String memo) {
        @Override
        public String toString() {
            return "Info";
        }
    }

    /**
     * One row of {@code setldetail}.
     *
     * @param fund_pay_type 基金支付类型, C6, required
     * @param inscp_scp_amt 符合政策范围金额, N16,2, required
     * @param crt_payb_lmt_amt 本次可支付限额金额, N16,2, required
     * @param fund_payamt 基金支付金额, N16,2, required
     * @param fund_pay_type_name 基金支付类型名称, C200
     * @param setl_proc_info 结算过程信息, C4000
     */
    record Detail(
            @Longest(6) String fund_pay_type,
            @Longest(18) String inscp_scp_amt,
            @Longest(18) String crt_payb_lmt_amt,
            @Longest(18) String fund_payamt,
            @Longest(200) String fund_pay_type_name,
            @Longest(4000) String setl_proc_info) {
        @Override
        public String toString() {
            return "Detail";
        }
    }
}
