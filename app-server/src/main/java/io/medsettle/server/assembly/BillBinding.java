package io.medsettle.server.assembly;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How channels' bills are fetched (下载对账单, {@code medsettle.bills}).
 *
 * @param directory where they lie while they are read; {@code bills} in the data directory if it is not given
 * @param refusedDirectory where refused ones stay for finance; {@code refused-bills} in the data directory if it is not given
 * @param deadline of each call, the download included
 * @param longestFile bytes; a longer bill is refused
 * @param readyFrom from when on, the next morning, a bill that is said not to exist does not exist (Shanghai's clock)
 */
@ConfigurationProperties("medsettle.bills")
record BillBinding(
        @Nullable Path directory,
        @Nullable Path refusedDirectory,
        @Bindable(defaultValue = "2m") Duration deadline,
        @Bindable(defaultValue = "4294967296") long longestFile,
        @Bindable(defaultValue = "10:00") LocalTime readyFrom) {}
