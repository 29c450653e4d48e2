package io.medsettle.core.order;

import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.util.List;
import java.util.Map;

/** A history in words, as a cashier would tell it (流水说明). Holds no personal data: histories hold none. */
public final class Story {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("online-mixed", "医保与自费混合结算"),
            Map.entry("online-self-pay", "自费结算"),
            Map.entry("no-sense", "信用无感结算"),
            Map.entry("no-sense-self-pay", "信用无感自费结算"),
            Map.entry("limit", "信用限额核对"),
            Map.entry("refund", "退费"),
            Map.entry("return", "冲正退回"),
            Map.entry("freeze", "HIS 锁单"),
            Map.entry("visit", "医保就诊登记"),
            Map.entry("diagnoses", "诊断上传"),
            Map.entry("upload", "费用明细上传"),
            Map.entry("insurer", "医保支付"),
            Map.entry("recheck", "HIS 复核账单"),
            Map.entry("recheck-credit", "信用支付前 HIS 再次复核账单"),
            Map.entry("cash", "现金支付"),
            Map.entry("cashier", "混合收银"),
            Map.entry("his", "HIS 记账"),
            Map.entry("permit", "HIS 退费许可"),
            Map.entry("counter", "柜台医保结算"),
            Map.entry("counter-self-pay", "柜台自费结算"),
            Map.entry("one-code", "医保码一码付结算"),
            Map.entry("registration-mixed", "挂号医保与自费混合结算"),
            Map.entry("registration-self-pay", "挂号自费结算"),
            Map.entry("registration-counter", "柜台挂号医保结算"),
            Map.entry("registration-one-code", "医保码一码付挂号"),
            Map.entry("registration-counter-self-pay", "柜台挂号自费结算"),
            Map.entry("resettle", "部分退费重结"),
            Map.entry("admission", "入院办理"),
            Map.entry("admission-undone", "入院撤销"),
            Map.entry("deposit", "预交金"),
            Map.entry("deposit-waived", "免押金"),
            Map.entry("waiver", "信用免押金登记"),
            Map.entry("discharge", "出院结算"),
            Map.entry("discharge-reversal", "出院结算撤销"),
            Map.entry("lock", "HIS 锁号"),
            Map.entry("register", "HIS 挂号下单"),
            Map.entry("fees", "费用明细上传"),
            Map.entry("trial", "医保预结算"),
            Map.entry("retrial", "余项医保预结算"),
            Map.entry("voucher", "一码付凭证"),
            Map.entry("report", "电子凭证结算回传"),
            Map.entry("notice", "向患者发送提醒"),
            Map.entry("remainder", "HIS 余项锁定"),
            Map.entry("insurer-back", "医保支付的退回"),
            Map.entry("cash-back", "现金差额的退回"),
            Map.entry("credit", "信用支付"),
            Map.entry("credit-back", "信用支付差额的退回"),
            Map.entry("his-back", "HIS 记账的冲红"),
            Map.entry("admit", "医保入院登记"),
            Map.entry("unadmit", "医保入院撤销"),
            Map.entry("stay", "HIS 住院核对"),
            Map.entry("deposits", "HIS 预交金核对"),
            Map.entry("registration", "医保出院登记"),
            Map.entry("unregister", "医保出院撤销"),
            Map.entry("top-up", "补缴"),
            Map.entry("surplus-again", "结余款收回"),
            Map.entry("clearing", "清算申请"),
            Map.entry("clearing-withdrawn", "清算申请撤销"),
            Map.entry("withdrawal", "清算申请撤销"));

    private Story() {}

    /** A deed in the counter's words; one that a plan has named otherwise keeps its name. */
    public static String deed(String name) {
        if (name.startsWith("surplus-") && !NAMES.containsKey(name)) {
            return "结余退款";
        }
        for (String prefix : List.of("back-", "return-")) {
            if (name.startsWith(prefix)) {
                return NAMES.getOrDefault(name.substring(prefix.length()), name) + "的退回";
            }
        }
        return NAMES.getOrDefault(name, name);
    }

    /** A flow in the counter's words. */
    public static String plan(String name) {
        return NAMES.getOrDefault(name, name);
    }

    /** One line in one sentence. */
    public static String tell(HistoryLine line) {
        Fields f = line.fields();
        String who = deed(f.get("deed"));
        return switch (FactKind.valueOf(line.kind())) {
            case OPENED -> "开单, 入口 " + f.get("entry") + ", 由 " + f.get("by") + " 发起";
            case ROUND -> "开始" + plan(f.get("plan")) + (f.has("notes.reason") ? ", 原因: " + f.get("notes.reason") : "");
            case DEED -> "计划: " + who + " (" + f.get("party") + ")";
            case GATE -> "确认支付, 由 " + f.get("by") + " 发起";
            case ASSIGNED -> "由 " + f.get("to") + " 收款 (" + f.get("role") + ")";
            case START_INTENDED -> "准备" + who + amounts(f) + (f.has("repeat") ? " (同号重发)" : "");
            case HANDED_OFF -> who + " 已受理" + told(f) + ", 等待患者";
            case TAKEN -> who + " 已完成" + amounts(f) + number(f);
            case REFUSED -> who + " 被拒绝: " + why(f);
            case CONFIRMED_NO -> who + " 再次查询确认未成功";
            case DOUBTED -> who + " 结果未知 (" + f.get("text") + "), 将用同一单号查询";
            case LEFT_OUT -> who + " 无需办理";
            case MISMATCHED -> who + " 金额不一致, 需人工处理: " + f.get("why");
            case GAVE_UP -> "放弃本轮: " + f.get("why") + "; 此后到账的款项一律退回";
            case ABANDON_INTENDED -> "准备关闭或撤销 " + who;
            case CLOSED -> who + " 已关闭, 确认没有资金";
            case ABANDON_REFUSED -> who + " 不能关闭: " + why(f);
            case REVERSE_INTENDED -> "准备" + who + amounts(f) + (f.has("repeat") ? " (同号重发)" : "");
            case ACCEPTED -> who + " 已受理" + amounts(f) + ", 等待到账";
            case RETURNED -> who + " 已完成" + amounts(f) + number(f);
            case BOUNCED -> who + " 失败, 资金仍在对方: " + why(f);
            case FOUND_TAKEN -> "发现 " + who + " 在关闭之后仍收到资金" + amounts(f) + ", 将退回";
            case FOUND_RETURNED -> "发现 " + who + " 的资金已由对方自行退回" + amounts(f);
            case TRACE_LEFT -> who + " 的登记未能撤销, 记为差异: " + why(f);
            case STUCK -> "需人工处理: " + f.get("why");
            case RULING_ASKED -> "提出裁定 " + f.get("ruling") + ": " + f.get("reason") + " (" + f.get("who") + " 经办, 待复核)";
            case RULED ->
                "人工裁定 " + f.get("ruling") + ": " + f.get("reason") + " (" + f.get("who") + " 经办, " + f.get("second")
                        + " 复核)";
            case ANSWERED -> "已答复 " + f.get("party") + ": " + f.get("answer");
            case PRINTED -> "已打印" + f.get("what") + ", 终端 " + f.get("terminal");
            case EDIT_ASKED -> "HIS 询问能否修改账单, 答复: " + f.get("answer");
        };
    }

    private static String amounts(Fields f) {
        Parts parts = Parts.ofText(f.get("parts"));
        return parts.isZero() ? "" : " " + words(parts);
    }

    private static String told(Fields f) {
        Parts told = Parts.ofText(f.get("told"));
        return told.isZero() ? "" : ", 分项 " + words(told);
    }

    /** {@code 统筹基金 80.00 元, 现金 5.00 元}. */
    public static String words(Parts parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach((part, fen) -> text.append(text.length() == 0 ? "" : ", ")
                .append(name(part))
                .append(' ')
                .append(new Money(fen).yuan())
                .append(" 元"));
        return text.toString();
    }

    private static String name(Part part) {
        return switch (part) {
            case FUND -> "统筹基金";
            case ACCOUNT -> "个人账户";
            case CASH -> "现金";
            case OTHER -> "其他";
            case HOSPITAL -> "医院负担";
            case WHOLE -> "总费用";
        };
    }

    private static String number(Fields f) {
        return f.has("farNumber") ? ", 对方单号 " + f.get("farNumber") : "";
    }

    private static String why(Fields f) {
        return (f.has("code") ? "[" + f.get("code") + "] " : "") + f.get("text");
    }
}
