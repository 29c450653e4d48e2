package io.medsettle.adapter.alipay;

import static io.medsettle.adapter.alipay.AlipaySettings.require;

import io.medsettle.ports.bill.RefusedBills;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;

/**
 * How bills are fetched, alipay §3. Checked when built.
 *
 * @param notBefore when a day's bill must be there, on the day after, in Shanghai: a bill that is not there before is not ready,
 *     one that is not there later is of a day without business; 10:30 is usual
 * @param userAgent what the download host is told; it turns Java's own name away
 * @param longest bytes; a longer file is refused
 * @param deadline of the download
 * @param directory where a bill lies while it is read; it is removed afterwards
 * @param refused where the file of a refused bill goes
 */
public record BillSettings(
        LocalTime notBefore, String userAgent, long longest, Duration deadline, Path directory, RefusedBills refused) {
    public BillSettings {
        require(!userAgent.isBlank(), "userAgent is empty");
        require(longest > 0, "longest must be positive");
        require(AlipaySettings.positive(deadline), "deadline must be positive");
    }

    /** The same where refused bills are not kept. */
    public BillSettings(LocalTime notBefore, String userAgent, long longest, Duration deadline, Path directory) {
        this(notBefore, userAgent, longest, deadline, directory, RefusedBills.none());
    }
}
