package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** 6201 费用明细上传 (mobile-pay §3.1). Maternity, surgery and inpatient members are never sent for outpatients and stay out. */
final class Upload6201 {
    private Upload6201() {}

    /**
     * Input {@code data}.
     *
     * @param orgCodg 定点医药机构编码, C12, required
     * @param orgId 电子凭证机构号, C64
     * @param psnNo 人员编号, C30, required
     * @param insutype 险种类型, C6, required
     * @param medOrgOrd 医疗机构订单号, at most 20 because WeChat's serial_no takes no more, C20, required
     * @param initRxOrd 原处方订单号, C64
     * @param rxCircFlag 外购处方标志, C3
     * @param begntime 开始时间, DT, required
     * @param endtime 结束时间, DT
     * @param idNo 证件号码, C50, required
     * @param userName 用户姓名, C50, required
     * @param idType 证件类别, C3, required
     * @param ecToken 电子凭证令牌; this or payAuthNo, C64
     * @param payAuthNo 支付授权码, C40
     * @param uldLatlnt 用户位置, longitude first, C40, required
     * @param insuCode 参保地, C6, required
     * @param insuplcAdmdvs 参保地医保区划, C6
     * @param mdtrtCertType 就诊凭证类型, C3, required
     * @param mdtrtId 就诊ID; required without ecToken, C30
     * @param iptOtpNo 门诊号, C30, required
     * @param atddrNo 医师编码, C30
     * @param drName 医师姓名, C50
     * @param deptCode 科室编码, C30, required
     * @param deptName 科室名称, C100, required
     * @param caty 科别, C10, required
     * @param medType 医疗类别, C6, required
     * @param feeType 费用类型, C3, required
     * @param medfeeSumamt 医疗费总额, N16,2, required
     * @param acctUsedFlag 个人账户使用标志, C3
     * @param mainCondDscr 主要病情描述, C1000
     * @param diseCodg 病种编码, C30
     * @param diseName 病种名称, C500
     * @param psnSetlway 个人结算方式, C6, required
     * @param chrgBchno 收费批次号, C30, required
     * @param pubHospRfomFlag 公立医院改革标志, C3, required
     * @param invono 发票号, C20
     * @param fulamtOwnpayAmt 全自费金额, N16,2
     * @param overlmtSelfpay 超限价自费费用, N16,2
     * @param preselfpayAmt 先行自付金额, N16,2
     * @param inscpScpAmt 符合政策范围金额, N16,2
     * @param expContent 字段扩展, any JSON
     * @param extData 扩展数据, any JSON
     * @param diseinfoList 诊断列表, list
     * @param feedetailList 费用明细列表, list, required
     */
    record In(
            @Needed @Longest(12) String orgCodg,
            @Longest(64) String orgId,
            @Needed @Longest(30) String psnNo,
            @Needed @Longest(6) String insutype,
            @Needed @Longest(20) String medOrgOrd,
            @Longest(64) String initRxOrd,
            @Longest(3) String rxCircFlag,
            @Needed @Longest(19) String begntime,
            @Longest(19) String endtime,
            @Needed @Longest(50) String idNo,
            @Needed @Longest(50) String userName,
            @Needed @Longest(3) String idType,
            @Longest(64) String ecToken,
            @Longest(40) String payAuthNo,
            @Needed @Longest(40) String uldLatlnt,
            @Needed @Longest(6) String insuCode,
            @Longest(6) String insuplcAdmdvs,
            @Needed @Longest(3) String mdtrtCertType,
            @Longest(30) String mdtrtId,
            @Needed @Longest(30) String iptOtpNo,
            @Longest(30) String atddrNo,
            @Longest(50) String drName,
            @Needed @Longest(30) String deptCode,
            @Needed @Longest(100) String deptName,
            @Needed @Longest(10) String caty,
            @Needed @Longest(6) String medType,
            @Needed @Longest(3) String feeType,
            @Needed @Longest(17) String medfeeSumamt,
            @Longest(3) String acctUsedFlag,
            @Longest(1000) String mainCondDscr,
            @Longest(30) String diseCodg,
            @Longest(500) String diseName,
            @Needed @Longest(6) String psnSetlway,
            @Needed @Longest(30) String chrgBchno,
            @Needed @Longest(3) String pubHospRfomFlag,
            @Longest(20) String invono,
            @Longest(17) String fulamtOwnpayAmt,
            @Longest(17) String overlmtSelfpay,
            @Longest(17) String preselfpayAmt,
            @Longest(17) String inscpScpAmt,
            JsonNode expContent,
            JsonNode extData,
            List<Diagnosed> diseinfoList,
            @Needed List<Fee> feedetailList) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * One row of {@code diseinfoList}.
     *
     * @param diagType 诊断类别, C3, required
     * @param diagSrtNo 诊断排序号, C2, required
     * @param diagCode 诊断代码, C20, required
     * @param diagName 诊断名称, C100, required
     * @param diagDept 诊断科室, C50, required
     * @param diseDorNo 诊断医生编码, C30, required
     * @param diseDorName 诊断医生姓名, C50, required
     * @param diagTime 诊断时间, DT, required
     * @param valiFlag 有效标志, C3, required
     */
    record Diagnosed(
            @Needed @Longest(3) String diagType,
            @Needed @Longest(2) String diagSrtNo,
            @Needed @Longest(20) String diagCode,
            @Needed @Longest(100) String diagName,
            @Needed @Longest(50) String diagDept,
            @Needed @Longest(30) String diseDorNo,
            @Needed @Longest(50) String diseDorName,
            @Needed @Longest(19) String diagTime,
            @Needed @Longest(3) String valiFlag) {
        @Override
        public String toString() {
            return "Diagnosed";
        }
    }

    /**
     * One row of {@code feedetailList}.
     *
     * @param feedetlSn 费用明细流水号, C30, required
     * @param mdtrtId 就诊ID, C30
     * @param psnNo 人员编号, C30
     * @param chrgBchno 收费批次号, C30
     * @param diseCodg 病种编码, C30
     * @param rxno 处方号, C30
     * @param rxCircFlag 外购处方标志, C3, required
     * @param feeOcurTime 费用发生时间, DT, required
     * @param medListCodg 医疗目录编码, C50, required
     * @param medinsListCodg 医药机构目录编码, C150, required
     * @param medListName 医疗目录名称, C100
     * @param medListSpc 医疗目录规格, C100
     * @param detItemFeeSumamt 明细项目费用总额, N16,2, required
     * @param cnt 数量, N16,4, C17, required
     * @param pric 单价, N16,6, C17, required
     * @param sinDosDscr 单次剂量描述, C200
     * @param usedFrquDscr 使用频次描述, C200
     * @param prdDays 周期天数, C5
     * @param medcWayDscr 用药途径描述, C200
     * @param bilgDeptCodg 开单科室编码, C30, required
     * @param bilgDeptName 开单科室名称, C100, required
     * @param bilgDrCodg 开单医生编码, C30, required
     * @param bilgDrName 开单医师姓名, C50, required
     * @param acordDeptCodg 受单科室编码, C30
     * @param acordDeptName 受单科室名称, C100
     * @param ordersDrCode 受单医生编码, C30
     * @param ordersDrName 受单医生姓名, C50
     * @param hospApprFlag 医院审批标志, C3, required
     * @param medType 医疗类别, C6
     * @param memo 备注, C500
     */
    record Fee(
            @Needed @Longest(30) String feedetlSn,
            @Longest(30) String mdtrtId,
            @Longest(30) String psnNo,
            @Longest(30) String chrgBchno,
            @Longest(30) String diseCodg,
            @Longest(30) String rxno,
            @Needed @Longest(3) String rxCircFlag,
            @Needed @Longest(19) String feeOcurTime,
            @Needed @Longest(50) String medListCodg,
            @Needed @Longest(150) String medinsListCodg,
            @Longest(100) String medListName,
            @Longest(100) String medListSpc,
            @Needed @Longest(17) String detItemFeeSumamt,
            @Needed @Longest(17) String cnt,
            @Needed @Longest(17) String pric,
            @Longest(200) String sinDosDscr,
            @Longest(200) String usedFrquDscr,
            @Longest(5) String prdDays,
            @Longest(200) String medcWayDscr,
            @Needed @Longest(30) String bilgDeptCodg,
            @Needed @Longest(100) String bilgDeptName,
            @Needed @Longest(30) String bilgDrCodg,
            @Needed @Longest(50) String bilgDrName,
            @Longest(30) String acordDeptCodg,
            @Longest(100) String acordDeptName,
            @Longest(30) String ordersDrCode,
            @Longest(50) String ordersDrName,
            @Needed @Longest(3) String hospApprFlag,
            @Longest(6) String medType,
            @Longest(500) String memo) {
        @Override
        public String toString() {
            return "Fee";
        }
    }

    /**
     * Output.
     *
     * @param payOrdId 支付订单号, C64, required
     * @param payToken 支付令牌, secret, C200, required
     * @param mdtrtId 就诊ID, C30
     * @param cashierUrl 医保收银台地址, C2048
     * @param extData 扩展数据, any JSON
     */
    record Out(
            @Needed @Longest(64) String payOrdId,
            @Needed @Longest(200) String payToken,
            @Longest(30) String mdtrtId,
            @Longest(2048) String cashierUrl,
            JsonNode extData) {
        @Override
        public String toString() {
            return "Out";
        }
    }
}
