package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a day is reconciled (对账, {@code medsettle.reconciliation}).
 *
 * @param daily whether yesterday is taken up by itself
 * @param from from when on bills are fetched, Shanghai's clock
 * @param until until when a bill that has not come is asked for again the same day
 * @param spacing between two tries
 * @param giveUpDays after how many days a bill that has not come is left to a person
 * @param catchUpDays how many days back a day that was missed altogether is taken up by itself
 * @param attempts how often in a row a day is taken up in vain before it is left to a person
 * @param lease how long a node may be silent before another one takes its day over
 * @param carryDays how many days what one side alone has waits for its partner before it is named
 * @param edge how near to midnight something of theirs alone must lie to wait at all
 * @param threads for comparing
 * @param feeRates handling fee by channel, 0.006 for 6 in a thousand; where there is none fees are not compared
 * @param insurerGroups what the insurer is asked about even if we have nothing there: 险种/清算类别/经办机构, and behind a further slash
 *     the platform's name where it has several
 */
@ConfigurationProperties("medsettle.reconciliation")
record ReconciliationBinding(
        @Bindable(defaultValue = "true") boolean daily,
        @Bindable(defaultValue = "06:00") LocalTime from,
        @Bindable(defaultValue = "12:00") LocalTime until,
        @Bindable(defaultValue = "30m") Duration spacing,
        @Bindable(defaultValue = "3") @Min(0) @Max(30) int giveUpDays,
        @Bindable(defaultValue = "14") @Min(0) @Max(60) int catchUpDays,
        @Bindable(defaultValue = "5") @Min(1) int attempts,
        @Bindable(defaultValue = "15m") Duration lease,
        @Bindable(defaultValue = "1") @Min(0) @Max(30) int carryDays,
        @Bindable(defaultValue = "30m") Duration edge,
        @Bindable(defaultValue = "2") @Min(1) @Max(64) int threads,

        @Nullable @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, BigDecimal> feeRates,

        @Nullable List<String> insurerGroups) {}
