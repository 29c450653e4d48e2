package io.medsettle.adapter.yibao.wire;

import java.util.List;

/** 1161 人员信息获取 (读卡), of several regions: as 1101, and what the reader saw (yibao-core §3.1). Input as 1101. */
final class CardPerson1161 {
    private CardPerson1161() {}

    /**
     * Output.
     *
     * @param baseinfo 人员基本信息, node, required
     * @param insuinfo 参保信息, list
     * @param cardecinfo 卡或凭证信息, node
     */
    record Out(@Needed Person1101.BaseInfo baseinfo, List<Person1101.Insurance> insuinfo, Card cardecinfo) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * Node {@code cardecinfo}.
     *
     * @param psn_cert_type 证件类型
     * @param certno 证件号码
     * @param psn_name 姓名
     * @param cardno 卡号
     * @param card_sn 卡识别码
     * @param ecToken 电子凭证令牌
     */
    record Card(String psn_cert_type, String certno, String psn_name, String cardno, String card_sn, String ecToken) {
        @Override
        public String toString() {
            return "Card";
        }
    }
}
