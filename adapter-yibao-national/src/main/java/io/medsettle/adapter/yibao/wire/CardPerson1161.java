package io.medsettle.adapter.yibao.wire;

import java.util.List;

/**
 * 1161 人员信息获取 (读卡), of several regions: as 1101, and what the reader saw (yibao-core §3.1). Input as 1101;
 * lengths as where 1101 has the same member.
 */
final class CardPerson1161 {
    private CardPerson1161() {}

    /**
     * Output.
     *
     * @param baseinfo 人员基本信息, node, required
     * @param insuinfo 参保信息, list
     * @param idetinfo 身份信息, list
     * @param cardecinfo 卡或凭证信息, node, required
     */
    record Out(
            @Needed Person1101.BaseInfo baseinfo,
            List<Person1101.Insurance> insuinfo,
            List<Person1101.Identity> idetinfo,
            @Needed Card cardecinfo) {
        @Override
        public String toString() {
            return "Out";
        }
    }

    /**
     * Node {@code cardecinfo}.
     *
     * @param psn_cert_type 证件类型, C6
     * @param certno 证件号码, C50
     * @param psn_name 姓名, C50
     * @param cardno 卡号, C50
     * @param card_sn 卡识别码, C32
     * @param ecToken 电子凭证令牌, C50
     */
    record Card(
            @Longest(6) String psn_cert_type,
            @Longest(50) String certno,
            @Longest(50) String psn_name,
            @Longest(50) String cardno,
            @Longest(32) String card_sn,
            @Longest(50) String ecToken) {
        @Override
        public String toString() {
            return "Card";
        }
    }
}
