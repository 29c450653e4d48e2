package io.medsettle.server.assembly;

/** Whose code was scanned (付款码识别), flows §5a. */
public enum CodeKind {
    WECHAT("微信付款码"),
    ALIPAY("支付宝付款码或刷脸凭证"),
    UNIONPAY("云闪付付款码"),
    INSURANCE("医保电子凭证"),
    UNKNOWN("不认识的码");

    private final String words;

    CodeKind(String words) {
        this.words = words;
    }

    /** As a clerk calls it. */
    public String words() {
        return words;
    }
}
