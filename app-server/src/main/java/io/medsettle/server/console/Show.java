package io.medsettle.server.console;

import io.medsettle.server.shown.Times;
import io.medsettle.server.shown.Yuan;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages' templates ask for: amounts, times and codes in words. Knows nothing and keeps nothing. */
public final class Show {
    /** Its name in every model. */
    static final String NAME = "show";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("OUTPATIENT", "门诊"),
            Map.entry("INPATIENT", "住院"),
            Map.entry("UNKNOWN", "未知"),
            Map.entry("ALL", "全部"),
            Map.entry("QUEUED", "排队"),
            Map.entry("RUNNING", "进行中"),
            Map.entry("WAITING", "等待账单"),
            Map.entry("FINISHED", "已完成"),
            Map.entry("FAILED", "失败"),
            Map.entry("COMPARED", "已核对"),
            Map.entry("REFUSED", "账单有误, 未采用"),
            Map.entry("MISSING", "账单未取得"),
            Map.entry("PAY", "收款"),
            Map.entry("REFUND", "退费"),
            Map.entry("WRITE_OFF", "平账"),
            Map.entry("OPEN", "待处理"),
            Map.entry("PROPOSED", "待复核"),
            Map.entry("APPROVED", "处理中"),
            Map.entry("CLOSED", "已由后续证据消除"),
            Map.entry("DONE", "已处理"),
            Map.entry("WRITTEN_OFF", "已平账"),
            Map.entry("FUND", "统筹基金"),
            Map.entry("ACCOUNT", "个人账户"),
            Map.entry("CASH", "个人现金"),
            Map.entry("OTHER", "其他"),
            Map.entry("HOSPITAL", "医院负担"),
            Map.entry("WHOLE", "合计"),
            Map.entry("INSURANCE", "医保"),
            Map.entry("WECHAT", "微信"),
            Map.entry("WECHAT-FUND", "微信资金账单"),
            Map.entry("ALIPAY", "支付宝"),
            Map.entry("CREDIT", "信用无感"),
            Map.entry("WINDOW", "窗口现金"),
            Map.entry("YIBAO", "医保"),
            Map.entry("HIS-OUTPATIENT", "HIS 门诊"),
            Map.entry("HIS-INPATIENT", "HIS 住院"),
            Map.entry("DEPOSIT", "住院押金"),
            Map.entry("DISCHARGE", "出院"),
            Map.entry("REGISTRATION", "挂号"),
            Map.entry("NOTHING", "无须处理"),
            Map.entry("FRESH_QUERY", "查实后自动处理"),
            Map.entry("PERSON", "须人工处理"),
            Map.entry("TWO_PERSONS", "须两人处理"),
            Map.entry("FILE", "文件"),
            Map.entry("INSURER", "医保下载"),
            Map.entry("ADDED", "新增"),
            Map.entry("CHANGED", "改变"),
            Map.entry("REMOVED", "删除"),
            Map.entry("name", "名称"),
            Map.entry("parent", "上级"),
            Map.entry("spec", "规格"),
            Map.entry("unit", "单位"),
            Map.entry("level", "收费等级"),
            Map.entry("selfPayShare", "先自付比例"),
            Map.entry("priceLimit", "限价"),
            Map.entry("ends", "结束日期"),
            Map.entry("valid", "有效标志"),
            Map.entry("TEST", "测试环境"),
            Map.entry("PRODUCTION", "生产环境"),
            Map.entry("HOLDS", "有效"),
            Map.entry("OVER", "已到期"),
            Map.entry("ENDED", "已取下"),
            Map.entry("his", "HIS"),
            Map.entry("yibao", "医保"),
            Map.entry("yibao-direct", "市直医保"),
            Map.entry("wechat", "微信"),
            Map.entry("alipay", "支付宝"),
            Map.entry("credit", "信用平台"),
            Map.entry("messages", "消息平台"));

    Show() {}

    public String yuan(long fen) {
        return Yuan.of(fen);
    }

    public String at(Instant when) {
        return Times.of(when);
    }

    /** @param iso a time as the API writes it, or null */
    public String time(@Nullable String iso) {
        return iso == null ? "" : Times.of(iso);
    }

    /** @param code a code of the API; one without words stays as it is */
    public String words(@Nullable String code) {
        return code == null ? "" : WORDS.getOrDefault(code, code);
    }

    /** @param who as the books name them: console/li is li; null is nobody */
    public String login(@Nullable String who) {
        return who == null ? "" : who.startsWith("console/") ? who.substring("console/".length()) : who;
    }

    /** Red where money is missing or too much. */
    public String sign(long fen) {
        return fen == 0 ? "agree" : "differ";
    }
}
