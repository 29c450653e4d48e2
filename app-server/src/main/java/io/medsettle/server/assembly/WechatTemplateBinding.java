package io.medsettle.server.assembly;

import io.medsettle.adapter.wechat.NoticeTemplate;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;

/**
 * A message template of the official account (消息模板, {@code medsettle.wechat-account.templates.<kind>}); without one for a
 * kind nobody is told of it.
 *
 * @param kind registered, paid, deposited, refunded
 * @param id template number (模板ID)
 * @param subscribed whether it is a subscribed message of a mini program, else a template message
 * @param target page or address that a touch opens
 * @param keys for each key of the template, such as {@code thing1}, which word stands there: title, hospital, amount, cash,
 *     time, where, order
 */
@EachProperty("medsettle.wechat-account.templates")
record WechatTemplateBinding(
        @Parameter String kind,
        @NotBlank String id,
        @Bindable(defaultValue = "false") boolean subscribed,
        @Bindable(defaultValue = "") String target,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, String> keys) {
    NoticeTemplate template() {
        return new NoticeTemplate(id, subscribed, target, keys);
    }
}
