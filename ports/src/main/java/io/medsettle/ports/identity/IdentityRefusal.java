package io.medsettle.ports.identity;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Refusal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every firm no of this package. Its name is the {@code code} of the {@link Declined}, its text says what happened and
 * what to do next, so that a kiosk can show it as it stands.
 */
public enum IdentityRefusal {
    CARD_NOT_READ("没有读到社会保障卡", NextMove.REINSERT_CARD),
    CARD_NOT_ACCEPTED("社会保障卡的密钥认证没有通过", NextMove.REINSERT_CARD),
    CARD_DATA_BROKEN("卡内信息不完整或前后不一致", NextMove.REINSERT_CARD),
    CARD_EXPIRED("社会保障卡已过有效期", NextMove.USE_ID_CARD),
    CARD_BLOCKED("社会保障卡已挂失、注销或停用", NextMove.USE_ID_CARD),
    CARD_MISMATCH("卡内信息与登记信息不一致", NextMove.GO_TO_WINDOW),
    AREA_NOT_SERVED("发卡地区不在读卡服务范围内", NextMove.USE_ID_CARD),
    MACHINE_REFUSED("读卡密钥服务拒绝了本次读卡", NextMove.GO_TO_WINDOW),
    SESSION_GONE("本次读卡已超时或不存在", NextMove.START_OVER),
    OTHER_TERMINAL("本次读卡不是在这台终端上开始的", NextMove.START_OVER),
    STEP_CHANGED("同一步骤先后收到了不同的内容", NextMove.START_OVER),
    STEP_OUT_OF_ORDER("读卡步骤的次序不对", NextMove.START_OVER),
    NOT_A_VOUCHER("这不是医保电子凭证二维码", NextMove.SHOW_VOUCHER),
    VOUCHER_EXPIRED("医保电子凭证已过期", NextMove.RESCAN),
    VOUCHER_USED("医保电子凭证已用于另一笔业务", NextMove.RESCAN),
    VOUCHER_REFUSED("医保电子凭证没有通过核验", NextMove.USE_ID_CARD),
    SCAN_CHANGED("同一次扫码先后收到了不同的二维码", NextMove.RESCAN),
    SCAN_INCOMPLETE("扫码请求缺少必填内容或内容过长", NextMove.GO_TO_WINDOW),
    DOCUMENT_NAME_MISSING("没有读到姓名", NextMove.GO_TO_WINDOW),
    DOCUMENT_OLD_FORM("这是旧版15位身份证号码", NextMove.GO_TO_WINDOW),
    DOCUMENT_FORM_WRONG("身份证号码应为18位, 末位为数字或X", NextMove.GO_TO_WINDOW),
    DOCUMENT_AREA_WRONG("身份证号码的地区编码不正确", NextMove.GO_TO_WINDOW),
    DOCUMENT_BIRTHDAY_WRONG("身份证号码中的出生日期不正确", NextMove.GO_TO_WINDOW),
    DOCUMENT_CHECK_DIGIT_WRONG("身份证号码的校验位不正确", NextMove.GO_TO_WINDOW),
    DOCUMENT_EXPIRED("身份证已过有效期", NextMove.GO_TO_WINDOW),
    REPORT_REFUSED("结算回传被拒绝", NextMove.GO_TO_WINDOW),
    REPORT_INCOMPLETE("结算回传缺少必填内容或内容过长", NextMove.GO_TO_WINDOW);

    private final String happened;
    private final NextMove next;

    IdentityRefusal(String happened, NextMove next) {
        this.happened = happened;
        this.next = next;
    }

    /** What the person does next. */
    public NextMove next() {
        return next;
    }

    /** What happened and what to do next, in Chinese. */
    public String text() {
        return happened + ", " + next.words();
    }

    /** A no of our own: nobody was asked. */
    public <T> Outcome<T> here() {
        return outcome(Refusal.NEVER_SENT, text());
    }

    /** A no of our own, with a detail that holds nothing personal. */
    public <T> Outcome<T> here(String detail) {
        return outcome(Refusal.NEVER_SENT, text() + " (" + detail + ")");
    }

    /**
     * A far side's firm no.
     *
     * @param farCode its code
     * @param farWords its words, free of personal data
     */
    public <T> Outcome<T> there(String farCode, String farWords) {
        return outcome(Refusal.ANSWERED_NO, text() + " (" + (farCode + " " + farWords).strip() + ")");
    }

    private <T> Outcome<T> outcome(Refusal refusal, String words) {
        Advice advice = next == NextMove.GO_TO_WINDOW ? Advice.WINDOW_ONLY : Advice.NONE;
        return new Declined<>(refusal, name(), words, advice);
    }

    /** The refusal behind an outcome's code; empty for a code that is not of this package. */
    public static Optional<IdentityRefusal> of(Declined<?> declined) {
        return Arrays.stream(values())
                .filter(r -> r.name().equals(declined.code()))
                .findFirst();
    }
}
