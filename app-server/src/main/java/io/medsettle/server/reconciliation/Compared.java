package io.medsettle.server.reconciliation;

import io.medsettle.reconciliation.CarryOver;
import io.medsettle.reconciliation.Finding;
import java.util.List;
import java.util.Map;

/**
 * What a day's comparison gave.
 *
 * @param findings with those about bills that were refused
 * @param read digest of what the day was handed
 * @param totals of all sides, compared or not
 * @param files the bill that counts of each source
 */
record Compared(
        List<Finding> findings,
        String read,
        CarryOver carryOver,
        List<TotalStore.Total> totals,
        Map<String, BillFile> files) {
    boolean complete() {
        return files.values().stream().allMatch(BillFile::good);
    }
}
