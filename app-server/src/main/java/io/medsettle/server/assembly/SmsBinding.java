package io.medsettle.server.assembly;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.notices.SmsSettings;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Short messages ({@code medsettle.sms}), where the hospital has a provider of them; what the names mean, {@link SmsSettings}
 * says.
 *
 * @param answerCode path of the result in the provider's answer
 * @param answerOk results that mean it was taken on
 * @param answerRefused results that mean it never will be
 * @param answerNumber path of the provider's own number
 */
@ConfigurationProperties("medsettle.sms")
@Requires(property = "medsettle.sms.url")
record SmsBinding(
        URI url,
        @Bindable(defaultValue = "") String account,
        @Bindable(defaultValue = "") String secret,
        @NotBlank String sign,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, String> fields,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        @Bindable(defaultValue = "{}")
        Map<String, String> headers,

        @NotBlank String answerCode,
        List<String> answerOk,
        @Bindable(defaultValue = "") List<String> answerRefused,
        @Bindable(defaultValue = "") String answerNumber,
        @Bindable(defaultValue = "false") boolean repeatable) {
    SmsSettings settings(List<SmsTemplateBinding> templates, Duration deadline) {
        Map<String, SmsSettings.Template> byKind = new HashMap<>();
        templates.forEach(each -> byKind.put(each.kind(), new SmsSettings.Template(each.id(), each.keys())));
        return new SmsSettings(
                url,
                account,
                new Secret(secret),
                sign,
                fields,
                headers,
                new SmsSettings.Answer(answerCode, answerOk, answerRefused, answerNumber),
                byKind,
                repeatable,
                deadline);
    }

    @Override
    public String toString() {
        return "SmsBinding[" + url + "]";
    }
}
