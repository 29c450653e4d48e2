package io.medsettle.server.api;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whose code was scanned, told by its look (付款码识别, flows §5a); the rules are general knowledge, not a far side's word. */
enum CodeKind {
    WECHAT("微信付款码", "1[0-5][0-9]{16}"),
    ALIPAY("支付宝付款码", "(2[5-9]|30)[0-9]{14,22}"),
    UNIONPAY("云闪付付款码", "62[0-9]{17}"),
    INSURANCE("医保电子凭证", "[0-9]{28}|[0-9A-Z]{28,64}"),
    UNKNOWN("不认识的码", ".*");

    private final String words;
    private final Pattern form;

    CodeKind(String words, String form) {
        this.words = words;
        this.form = Pattern.compile(form);
    }

    String words() {
        return words;
    }

    static CodeKind of(String code) {
        String text = code.strip().toUpperCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(k -> k.form.matcher(text).matches())
                .findFirst()
                .orElse(UNKNOWN);
    }
}
