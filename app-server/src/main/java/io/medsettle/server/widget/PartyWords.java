package io.medsettle.server.widget;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.plan.Kind;
import io.medsettle.ports.value.Party;
import java.util.Map;

/** What a clerk calls the far sides, and how far they have got. */
final class PartyWords {
    /** Cash in the window's own till. */
    static final String TILL = "window";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("his", "HIS"),
            Map.entry("yibao", "医保"),
            Map.entry("yibao-direct", "医保"),
            Map.entry("his-insurance", "医保 (经 HIS)"),
            Map.entry("wechat", "微信支付"),
            Map.entry("alipay", "支付宝"),
            Map.entry("codes", "付款码"),
            Map.entry("shown-code", "付款码"),
            Map.entry("credit", "信用无感支付"),
            Map.entry("deposits", "预交金"),
            Map.entry(TILL, "窗口现金"));

    private PartyWords() {}

    static String of(Party party) {
        return NAMES.getOrDefault(party.name(), party.name());
    }

    /** @param over whether its round goes no further */
    static String state(DeedView d, boolean over) {
        boolean silent = d.doubted() && d.status().open();
        return switch (d.status()) {
            case PLANNED -> over ? "没有进行" : "等待前面的步骤";
            case STARTING, REVERSING -> silent ? "对方没有答复, 正在用同一单号查询" : "已发出, 等待对方答复";
            case AWAITING -> "等待患者";
            case TAKEN -> d.plan().kind() == Kind.TRACE && d.name().equals("permit") ? "已许可" : "已完成";
            case REFUSED -> "被拒绝";
            case LEFT_OUT -> "无需办理";
            case MISMATCHED -> "金额不一致, 需人工处理";
            case ABANDONING -> "正在撤销";
            case HELD -> "未能撤销, 待查询";
            case CLOSED -> "已撤销";
            case LEFT_BEHIND -> "登记未能撤销";
            case ACCEPTED -> "对方已受理, 等待到账";
            case RETURNED -> d.parts().isZero() ? "已完成" : "已退回";
        };
    }

    static boolean arriving(DeedView d) {
        return d.status() == DeedStatus.ACCEPTED;
    }
}
