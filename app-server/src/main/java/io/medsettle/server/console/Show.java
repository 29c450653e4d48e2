package io.medsettle.server.console;

import io.medsettle.server.shown.Times;
import io.medsettle.server.shown.Yuan;
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
            Map.entry("TWO_PERSONS", "须两人处理"));

    Show() {}

    public String yuan(long fen) {
        return Yuan.of(fen);
    }

    /** @param iso a time as the API writes it, or null */
    public String time(@Nullable String iso) {
        return iso == null ? "" : Times.of(iso);
    }

    /** @param code a code of the API; one without words stays as it is */
    public String words(@Nullable String code) {
        return code == null ? "" : WORDS.getOrDefault(code, code);
    }

    /** Red where money is missing or too much. */
    public String sign(long fen) {
        return fen == 0 ? "agree" : "differ";
    }
}
