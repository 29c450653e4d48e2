package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 1101 人员信息获取 (yibao-core §3.1). */
final class Person1101 {
    private Person1101() {}

    /**
     * Input node {@code data}.
     *
     * @param mdtrt_cert_type 就诊凭证类型, C3, required
     * @param mdtrt_cert_no 就诊凭证编号, C50, required
     * @param card_sn 卡识别码, C32
     * @param begntime 开始时间, DT
     * @param psn_cert_type 人员证件类型, C6, required
     * @param certno 证件号码, C50, required
     * @param psn_name 人员姓名, C50, required
     */
    record In(
            @Needed @Longest(3) String mdtrt_cert_type,
            @Needed @Longest(50) String mdtrt_cert_no,
            @Longest(32) String card_sn,
            @Longest(19) String begntime,
            @Needed @Longest(6) String psn_cert_type,
            @Needed @Longest(50) String certno,
            @Needed @Longest(50) String psn_name) {
        @Override
        public String toString() {
            return "In";
        }
    }

    /**
     * Output; one row; where a region sends a list, its first row.
     *
     * @param baseinfo 人员基本信息, node, required
     * @param insuinfo 参保信息, list
     * @param idetinfo 身份信息, list
     */
    record Out(@Needed BaseInfo baseinfo, List<Insurance> insuinfo, List<Identity> idetinfo) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * Output node {@code baseinfo}.
     *
     * @param psn_no 人员编号, C30, required
     * @param psn_cert_type 人员证件类型, C6
     * @param certno 证件号码, C50
     * @param psn_name 人员姓名, C50
     * @param gend 性别, C6
     * @param naty 民族, C3
     * @param brdy 出生日期, D
     * @param age 年龄, C6
     * @param exp_content 字段扩展, C4000
     */
    record BaseInfo(
            @Needed @Longest(30) String psn_no,
            @Longest(6) String psn_cert_type,
            @Longest(50) String certno,
            @Longest(50) String psn_name,
            @Longest(6) String gend,
            @Longest(3) String naty,
            @Longest(10) String brdy,
            @Longest(6) String age,
            @Longest(4000) String exp_content) {
        @Override
        public String toString() {
            return "BaseInfo";
        }
    }

    /**
     * One row of {@code insuinfo}.
     *
     * @param balc 余额, N16,2
     * @param insutype 险种类型, C6, required
     * @param psn_type 人员类别, C6
     * @param psn_insu_stas 人员参保状态, C6
     * @param psn_insu_date 个人参保日期, D
     * @param paus_insu_date 暂停参保日期, D
     * @param cvlserv_flag 公务员标志, C3
     * @param insuplc_admdvs 参保地医保区划, C6
     * @param emp_name 单位名称, C200
     */
    record Insurance(
            @Longest(17) String balc,
            @Needed @Longest(6) String insutype,
            @Longest(6) String psn_type,
            @Longest(6) String psn_insu_stas,
            @Longest(10) String psn_insu_date,
            @Longest(10) String paus_insu_date,
            @Longest(3) String cvlserv_flag,
            @Longest(6) String insuplc_admdvs,
            @Longest(200) String emp_name) {
        @Override
        public String toString() {
            return "Insurance";
        }
    }

    /**
     * One row of {@code idetinfo}.
     *
     * @param psn_idet_type 人员身份类别, C3
     * @param psn_type_lv 人员类别等级, C3
     * @param memo 备注, C500
     * @param begntime 开始时间, DT
     * @param endtime 结束时间, DT
     */
    record Identity(
            @Longest(3) String psn_idet_type,
            @Longest(3) String psn_type_lv,
            @Longest(500) String memo,
            @Longest(19) String begntime,
            @Longest(19) String endtime) {
        @Override
        public String toString() {
            return "Identity";
        }
    }
}
