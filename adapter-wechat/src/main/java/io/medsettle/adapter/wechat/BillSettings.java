package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.WechatSettings.require;

import io.medsettle.ports.bill.RefusedBills;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;

/**
 * How bills are fetched (下载对账单), wechat §7. Checked when built.
 *
 * @param directory an existing directory for the files while they are read; they name payers and are deleted afterwards
 * @param deadline of each call, the download included
 * @param longestFile bytes, packed or unpacked; a longer bill is refused
 * @param readyFrom from when on, the morning after, a bill that is said not to exist does not exist (Shanghai's clock); 10:00
 *     by the far side's advice
 * @param refused where the file of a refused bill goes
 */
public record BillSettings(
        Path directory, Duration deadline, long longestFile, LocalTime readyFrom, RefusedBills refused) {
    public BillSettings {
        require(!deadline.isNegative() && !deadline.isZero(), "deadline must be positive");
        require(longestFile >= 1024, "longestFile must be 1024 bytes or more");
    }

    /** The same where refused bills are not kept. */
    public BillSettings(Path directory, Duration deadline, long longestFile, LocalTime readyFrom) {
        this(directory, deadline, longestFile, readyFrom, RefusedBills.none());
    }
}
