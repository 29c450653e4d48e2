package io.medsettle.server.assembly;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;

/**
 * A template of short messages ({@code medsettle.sms.templates.<kind>}); without one for a kind nobody is told of it.
 *
 * @param kind registered, paid, deposited, refunded, declined, payer-paid, payer-refunded, unpaid, stop-clinic, pick-up,
 *     report, contract
 * @param id its number at the provider (模板号)
 * @param keys for each name in the template, which word stands there
 */
@EachProperty("medsettle.sms.templates")
record SmsTemplateBinding(
        @Parameter String kind,
        @NotBlank String id,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, String> keys) {}
