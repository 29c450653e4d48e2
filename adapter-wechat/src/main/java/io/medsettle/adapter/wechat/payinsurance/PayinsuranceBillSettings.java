package io.medsettle.adapter.wechat.payinsurance;

import io.medsettle.adapter.wechat.wire.PayinsuranceBill;
import io.medsettle.ports.bill.RefusedBills;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How the first interface's bills are fetched and read (1.0 对账单), wechat §3.7. Only the two addresses are published:
 * parameters, columns and words are settings, to be filled from a real file. Checked when built.
 *
 * @param byAddress whether {@code billdownload} is asked, which answers with an address, else {@code getbalancebill},
 *     which answers with the content, of at most 30 MB
 * @param parameters what is sent beside the common fields; a value in braces is a pattern of the day, such as
 *     {@code {yyyyMMdd}}
 * @param addressField under which name {@code billdownload} answers the address
 * @param columns what the file's columns mean
 * @param directory an existing directory for the file while it is read; deleted afterwards
 * @param deadline of each call, the download included
 * @param longestFile bytes; a longer bill is refused
 * @param refused where the file of a refused bill goes
 */
public record PayinsuranceBillSettings(
        boolean byAddress,
        Map<String, String> parameters,
        String addressField,
        PayinsuranceBill columns,
        Path directory,
        Duration deadline,
        long longestFile,
        RefusedBills refused) {
    public PayinsuranceBillSettings {
        parameters = Map.copyOf(parameters);
        require(parameters.values().stream().anyMatch(v -> v.matches("\\{.+}")), "no parameter names the day");
        require(!byAddress || !addressField.isBlank(), "addressField is empty");
        require(!deadline.isNegative() && !deadline.isZero(), "deadline must be positive");
        require(longestFile >= 1024, "longestFile must be 1024 bytes or more");
    }

    private static void require(boolean held, String words) {
        if (!held) {
            throw new IllegalArgumentException(words);
        }
    }
}
