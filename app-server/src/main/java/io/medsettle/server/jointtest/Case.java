package io.medsettle.server.jointtest;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a joint test has to show (联调用例); S000 §5.1.1, §5.1.2.
 *
 * @param about which calls are about it; of one whose content could not be read nobody says so
 */
record Case(String name, Predicate<Pair> about) {
    private static final List<String> CLASSES =
            List.of("GZ_CITY 广州医保", "GZ_DIRECT 市直医保", "PROVINCE_OTHER 省内异地", "NATIONAL_OTHER 跨省异地", "SELF 自费");

    /** All of them, in the order of the paper. */
    static List<Case> all() {
        List<Case> all = new java.util.ArrayList<>();
        CLASSES.forEach(c -> all.add(new Case(
                "签约查询 " + c.substring(c.indexOf(' ') + 1), of("queryContract").and(told("patient.class", code(c))))));
        CLASSES.forEach(c -> all.add(new Case(
                "无感支付 门诊 " + c.substring(c.indexOf(' ') + 1),
                of("pay").and(told("order.bizType", "OUTPATIENT")).and(told("patient.class", code(c))))));
        all.add(new Case("无感支付 信用支付", of("pay").and(told("amounts.accountCharged", "0"))));
        all.add(new Case("无感支付 医保个账支付", of("pay").and(told("amounts.accountCharged", "1"))));
        all.add(new Case("住院押金", of("pay").and(told("order.bizType", "DEPOSIT"))));
        all.add(new Case("出院结算", of("pay").and(told("order.bizType", "DISCHARGE"))));
        all.add(new Case("退费 门诊", of("refund").and(told("order.bizType", "OUTPATIENT"))));
        all.add(new Case(
                "退费 住院", of("refund").and(told("order.bizType", "DEPOSIT").or(told("order.bizType", "DISCHARGE")))));
        all.add(new Case("出院结算撤销", of("reverseDischarge").or(of("refund").and(told("order.bizType", "DISCHARGE")))));
        all.add(new Case("交易状态查询 支付", of("queryTrade").and(told("query.type", "PAY"))));
        all.add(new Case("交易状态查询 退费", of("queryTrade").and(told("query.type", "REFUND"))));
        all.add(new Case("对账单下载", of("fetchBill")));
        all.add(new Case("亲情付 绑定", of("bindPayer")));
        all.add(new Case("亲情付 解绑", of("unbindPayer")));
        all.add(new Case("亲情付 支付", of("pay").and(told("family.present", "1"))));
        all.add(new Case("签约跳转", of("contractLink")));
        all.add(new Case("医保字典", of("syncDictionary")));
        return List.copyOf(all);
    }

    private static String code(String named) {
        return named.substring(0, named.indexOf(' '));
    }

    private static Predicate<Pair> of(String operation) {
        return pair -> pair.request().operation().equals(operation);
    }

    private static Predicate<Pair> told(String path, String word) {
        return pair -> pair.told(path).equals(word);
    }
}
