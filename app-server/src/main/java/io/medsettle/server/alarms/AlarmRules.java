package io.medsettle.server.alarms;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * When somebody is called ({@code medsettle.credit.alarms}); credit-gz §13.
 *
 * @param unknownFor a payment is in doubt for longer
 * @param declinedPercent more than so many of a hundred are declined within {@code declinedWithin}, where there were at least
 *     {@code declinedOf}
 * @param badSignatures so many answers with a wrong signature within {@code badSignaturesWithin}
 * @param hisPendingFor collected, and for longer not written down by HIS
 */
@ConfigurationProperties("medsettle.credit.alarms")
record AlarmRules(
        @Bindable(defaultValue = "10m") Duration unknownFor,
        @Bindable(defaultValue = "20") @Min(1) @Max(100) int declinedPercent,
        @Bindable(defaultValue = "20") @Min(1) int declinedOf,
        @Bindable(defaultValue = "15m") Duration declinedWithin,
        @Bindable(defaultValue = "2") @Min(1) int badSignatures,
        @Bindable(defaultValue = "1h") Duration badSignaturesWithin,
        @Bindable(defaultValue = "5m") Duration hisPendingFor) {}
