package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.NoticeSettings.Family;
import io.medsettle.adapter.alipay.NoticeSettings.Template;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;

/**
 * A message template at Alipay (消息模板, {@code medsettle.alipay.templates.<kind>}); without one for a kind nobody is told of it.
 *
 * @param kind registered, paid, deposited, refunded
 * @param family MEDICAL without a subscription, SUBSCRIBED, or MINI_PROGRAM to whoever paid cash
 * @param id template number
 * @param target page of the mini program that a touch opens
 * @param keys for each key of the template, such as {@code keyword1}, which word stands there: title, hospital, amount,
 *     cash, time, where, order
 */
@EachProperty("medsettle.alipay.templates")
record AlipayTemplateBinding(
        @Parameter String kind,
        @Bindable(defaultValue = "MEDICAL") Family family,
        @NotBlank String id,
        @Bindable(defaultValue = "") String target,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, String> keys) {
    Template template() {
        return new Template(family, id, target);
    }
}
