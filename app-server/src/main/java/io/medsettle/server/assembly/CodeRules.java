package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotBlank;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a scanned code looks like ({@code medsettle.code-rules}), flows §5a: regular expressions, because prefixes are general
 * knowledge and nobody's word; asked in this order, the case of letters does not count.
 *
 * @param wechat 10–15, 18 digits
 * @param alipay 25–30, 16–24 digits; or a face token, fp and 33 characters (alipay §7)
 * @param unionpay 62, 19 digits
 * @param insurance an e-voucher, of another length or format
 */
@ConfigurationProperties("medsettle.code-rules")
record CodeRules(
        @Bindable(defaultValue = "1[0-5][0-9]{16}") @NotBlank
        String wechat,

        @Bindable(defaultValue = "(2[5-9]|30)[0-9]{14,22}|fp[0-9a-z]{33}") @NotBlank
        String alipay,

        @Bindable(defaultValue = "62[0-9]{17}") @NotBlank String unionpay,

        @Bindable(defaultValue = "[0-9a-z]{28,64}") @NotBlank
        String insurance) {

    /** The form of each kind; a wrong one stops the start. */
    Map<CodeKind, Pattern> forms() {
        Map<CodeKind, Pattern> forms = new EnumMap<>(CodeKind.class);
        forms.put(CodeKind.WECHAT, form(wechat));
        forms.put(CodeKind.ALIPAY, form(alipay));
        forms.put(CodeKind.UNIONPAY, form(unionpay));
        forms.put(CodeKind.INSURANCE, form(insurance));
        return forms;
    }

    private static Pattern form(String expression) {
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
    }
}
