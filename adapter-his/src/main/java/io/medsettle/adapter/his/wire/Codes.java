package io.medsettle.adapter.his.wire;

import io.medsettle.ports.outcome.Outcome;
import java.util.Map;
import java.util.Set;

/**
 * The profile's answer codes that are a firm no (his §6.1). Two columns: whether the call was refused, and whether the code
 * also proves that an earlier sending of the same content, whose answer was lost, did nothing and never will.
 */
final class Codes {
    static final String OK = "0";
    static final String PROCESSING = "0P";
    static final String SEEN_BEFORE = "1904";
    static final String UNKNOWN_ORDER = "2002";
    static final String MOVED = "2005";
    static final String CHARGED_ELSEWHERE = "2008";
    static final String EXPIRED = "2009";
    static final String CHARGED = "2011";
    static final String LET_GO = "2013";
    static final String REFUND_NOW = "2031";
    static final String NOT_OFFERED = "1404";
    static final String NO_SUCH_NUMBER = "2404";

    /** Listed as final; the value says whether final after doubt too. */
    private static final Map<String, Boolean> FINAL = Map.ofEntries(
            Map.entry("1001", false), // 字段缺失或格式错
            Map.entry("1002", false), // 报文不是 JSON
            Map.entry("1003", false), // 缺幂等键
            Map.entry("1004", false), // 同号不同内容: the first one may well have been carried out
            Map.entry(NOT_OFFERED, false), // 未提供该功能
            Map.entry("1901", false), // 缺请求头、密钥号未知
            Map.entry("1902", false), // 签名错
            Map.entry("1903", false), // 时间戳超差
            Map.entry("1905", false), // 机构不符
            Map.entry("2000", false), // 业务拒绝, 对方不分原因 (his §7.2 resultCode 1)
            Map.entry("2001", false), // 患者不存在
            Map.entry(UNKNOWN_ORDER, false), // 就诊、处方、收费单不存在
            Map.entry("2003", false), // 处方不可支付
            Map.entry("2004", false), // 已被其他订单锁定
            Map.entry(MOVED, false), // 版本已变
            Map.entry("2006", false), // 金额不符
            Map.entry(CHARGED_ELSEWHERE, false), // 已在别处收费
            Map.entry(EXPIRED, false), // 锁单过期
            Map.entry(CHARGED, false), // 已收费
            Map.entry("2012", false), // 未参保
            Map.entry(LET_GO, true), // 该号已释放, 永不再用
            Map.entry("2020", false), // 不许退费
            Map.entry("2021", false), // 超过可退金额
            Map.entry("2022", false), // 退费单号不存在
            Map.entry("2023", false), // 与许可不符
            Map.entry("2024", true), // 不支持部分退费
            Map.entry("2025", false), // 未收费
            Map.entry("2030", false), // 只能到窗口
            Map.entry("2040", false), // 号源已被占
            Map.entry("2041", false), // 锁号不存在或已失效
            Map.entry("2042", false), // 已取号或已就诊
            Map.entry("2050", false), // 住院不存在或已出院
            Map.entry("2051", false), // 仍有费用或预交金
            Map.entry("2052", false), // 已锁定出院结算
            Map.entry("2053", false), // 不具备出院条件
            Map.entry("2060", false), // 医保未预结算、已失效或已结算
            Map.entry(REFUND_NOW, true), // 拒绝, 请立即退费
            Map.entry("2099", false)); // 演练用的拒绝

    private final Set<String> further;

    /** @param further the site's own final codes; none of them is final after doubt */
    Codes(Set<String> further) {
        this.further = further;
    }

    boolean refused(String code) {
        return FINAL.containsKey(code) || further.contains(code);
    }

    /** Whether a no is about our call (never sent, caller error, shut out) and not about what it asked for. */
    static boolean ofOurCall(Outcome.Declined<?> no) {
        return no.refusal() == Outcome.Refusal.NEVER_SENT
                || no.code().startsWith("1")
                || no.code().startsWith("HTTP");
    }

    static boolean refusedEvenAfterDoubt(String code) {
        return FINAL.getOrDefault(code, false);
    }
}
