package io.medsettle.server.metrics;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.time.LocalTime;

/**
 * From when on something is counted as late ({@code medsettle.monitoring}). Thresholds of time stand here, so that an alarm only asks
 * whether a count is above zero.
 *
 * @param doubtFor an order is in doubt, goes back or is refunded for longer
 * @param hisFor money was collected, and for longer not written down by HIS
 * @param messageFor a message waits for longer
 * @param reconciledBy when yesterday has to be reconciled, Shanghai's clock
 * @param backups directory in which backups are left, "" if their age is not watched here
 */
@ConfigurationProperties("medsettle.monitoring")
record WatchRules(
        @Bindable(defaultValue = "10m") Duration doubtFor,
        @Bindable(defaultValue = "5m") Duration hisFor,
        @Bindable(defaultValue = "10m") Duration messageFor,
        @Bindable(defaultValue = "09:00") LocalTime reconciledBy,
        @Bindable(defaultValue = "") String backups) {}
